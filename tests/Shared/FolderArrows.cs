using System.Text.RegularExpressions;
using Mono.Cecil;

namespace ContentApi.Tests;

/// <summary>
/// Reads from compiled code (signatures, bodies, attributes) which folders of a project need which. A folder is the first part of a namespace below the
/// project's own; the project's root is "".
/// </summary>
sealed partial class FolderArrows
{
    readonly string project;
    readonly ModuleDefinition module;
    readonly HashSet<(string From, string To, string Example)> found = [];

    FolderArrows(string project, ModuleDefinition module) => (this.project, this.module) = (project, module);

    static HashSet<(string From, string To, string Example)> Of(System.Reflection.Assembly assembly, string project)
    {
        using var module = ModuleDefinition.ReadModule(assembly.Location);
        var arrows = new FolderArrows(project, module);
        foreach (var type in module.GetTypes().Where(type => arrows.IsOwn(Outermost(type)))) arrows.Read(type);
        return arrows.found;
    }

    void Read(TypeDefinition type)
    {
        Uses(type, type.BaseType);
        Attributes(type, type);
        foreach (var implemented in type.Interfaces) Uses(type, implemented.InterfaceType);
        Constraints(type, type);
        foreach (var field in type.Fields)
        {
            Uses(type, field.FieldType);
            Attributes(type, field);
        }
        foreach (var method in type.Methods) Read(type, method);
    }

    void Read(TypeDefinition type, MethodDefinition method)
    {
        Uses(type, method);
        Attributes(type, method);
        Constraints(type, method);
        if (!method.HasBody) return;
        foreach (var variable in method.Body.Variables) Uses(type, variable.VariableType);
        foreach (var handler in method.Body.ExceptionHandlers) Uses(type, handler.CatchType);
        foreach (var instruction in method.Body.Instructions)
        {
            if (instruction.Operand is TypeReference used) Uses(type, used);
            if (instruction.Operand is MethodReference called) Uses(type, called);
            if (instruction.Operand is FieldReference field)
            {
                Uses(type, field.DeclaringType);
                Uses(type, field.FieldType);
            }
        }
    }

    void Attributes(TypeDefinition user, ICustomAttributeProvider provider)
    {
        foreach (var attribute in provider.CustomAttributes) Uses(user, attribute.AttributeType);
    }

    void Constraints(TypeDefinition user, IGenericParameterProvider provider)
    {
        foreach (var constraint in provider.GenericParameters.SelectMany(parameter => parameter.Constraints)) Uses(user, constraint.ConstraintType);
    }

    void Uses(TypeDefinition user, MethodReference method)
    {
        Uses(user, method.DeclaringType);
        Uses(user, method.ReturnType);
        foreach (var parameter in method.Parameters) Uses(user, parameter.ParameterType);
        if (method is not GenericInstanceMethod generic) return;
        foreach (var argument in generic.GenericArguments) Uses(user, argument);
    }

    void Uses(TypeDefinition user, TypeReference? used)
    {
        if (used is IGenericInstance generic)
            foreach (var argument in generic.GenericArguments) Uses(user, argument);
        if (used is TypeSpecification part) Uses(user, part.ElementType);
        if (used is null or TypeSpecification or GenericParameter || used.Scope != module || used.Resolve() is not { } definition) return;
        var (from, to) = (Outermost(user), Outermost(definition));
        if (IsOwn(to) && Folder(from) != Folder(to)) found.Add((Folder(from), Folder(to), $"{from.Name} needs {to.Name}"));
    }

    static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    // The types that the compiler adds have other namespaces.
    bool IsOwn(TypeDefinition type) => type.Namespace == project || type.Namespace.StartsWith(project + ".", StringComparison.Ordinal);

    string Folder(TypeDefinition type) => type.Namespace.Length == project.Length ? "" : type.Namespace[(project.Length + 1)..].Split('.')[0];

    /// <summary>
    /// Fails if a folder needs one that does not come before it in the project's row of ARCHITECTURE.md, or if the row does not name exactly the folders
    /// on disk.
    /// </summary>
    /// <param name="assembly">The compiled project.</param>
    /// <param name="project">Its name, which is also its root namespace.</param>
    public static void Check(System.Reflection.Assembly assembly, string project)
    {
        var row = ProjectFolder.Read("ARCHITECTURE.md").Split('\n').Single(line => line.StartsWith($"| `src/{project}` |", StringComparison.Ordinal));
        string[] order = [.. FolderName.Matches(row.Split('|')[3]).Select(match => match.Groups[1].Value)];
        Assert.Equal(
            Directory.GetDirectories(Path.Combine(ProjectFolder.Path, "src", project)).Select(Path.GetFileName)
                .Where(name => name is not ("bin" or "obj")).Order(),
            order.Order());
        var arrows = Of(assembly, project);
        // The last folder needs at least one other, so a wrong reading would find nothing here.
        Assert.Contains(arrows, arrow => arrow.From == order[^1]);
        order = [.. order, ""];
        Assert.Empty(arrows.Where(arrow => Array.IndexOf(order, arrow.To) >= Array.IndexOf(order, arrow.From)).Order());
    }

    [GeneratedRegex("`([A-Za-z]+)`")]
    private static partial Regex FolderName { get; }
}
