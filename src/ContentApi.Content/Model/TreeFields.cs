using ContentApi.Content.Diagnostics;
using ContentApi.Content.Strings;
using ContentApi.GraphQL.Language;

namespace ContentApi.Content.Model;

/// <summary>
/// Binds a field with <c>@tree</c> to the field of its items that contains their children, or to those by which they name their parents, and names the fields
/// that the API adds for the tree.
/// </summary>
static class TreeFields
{
    /// <summary>The highest <c>maxDepth:</c>. Nobody can use a deeper menu, and each level is a level of recursion in a query.</summary>
    const int MostLevels = 50;

    public const string Tree = "tree", Breadcrumbs = "breadcrumbs";

    /// <summary>The name of the items below an item of a flat list, in the JSON of the tree.</summary>
    public const string Children = "children";

    /// <summary>The name of the added field that lists all items: <c>flatItems</c> for <c>items</c>.</summary>
    public static string FlatName(ContentField field) => $"flat{char.ToUpperInvariant(field.Name[0])}{field.Name[1..]}";

    public static void Bind(ContentType type, ModelFaults faults)
    {
        ContentField? first = null;
        foreach (var field in type.Fields)
        {
            if (field.Node.Directives.FirstOrDefault(directive => directive.Name.Value == Vocabulary.Tree) is not { } node) continue;
            void Misused(SyntaxNode at, string message, string hint) => faults.Add(DiagnosticRules.ModelDirectiveMisused, at, message, hint);
            if (first is not null)
            {
                Misused(node, $"A type can have one @tree, and the field {first.Name} of {type.Name} has it already.", "Remove one of them.");
                continue;
            }
            first = field;
            var directive = new DirectiveArguments(node, faults);
            var depth = directive.Number("maxDepth") ?? 10;
            if (depth is < 1 or > MostLevels)
                Misused(directive.Place("maxDepth"), $"\"maxDepth\" must be 1 to {MostLevels}.", "Leave it out for the default of 10 levels.");
            if (!type.IsEntry)
            {
                Misused(node, $"@tree is for a list of a content type, and {type.Name} is an embedded type.",
                    "Put it on a field of a type with @collection or @singleton.");
            }
            else if (directive.Has("parent") || directive.Has("id")) BindFlat(type, field, directive, (int)Math.Clamp(depth, 1, MostLevels), faults);
            else if (field.Shape is not ListShape { Item: EmbeddedShape { Types: [var item] } }
                || item.Fields.FirstOrDefault(child => Nests(child, item)) is not { } children)
            {
                Misused(node, $"The items of {field.Name} do not nest: @tree needs a list of an embedded type that has a list of the same type.",
                    "Give the item's type a field such as children: [MenuItem!]!, or name the fields of a flat list: @tree(parent: \"parent\", id: \"id\").");
            }
            else
            {
                field.Tree = new(item, (int)Math.Clamp(depth, 1, MostLevels)) { Children = children };
            }
            if (field.Tree is not null) CheckNames(type, field, faults);
        }
    }

    /// <summary>Binds a tree whose items name their parents.</summary>
    static void BindFlat(ContentType type, ContentField field, DirectiveArguments directive, int maxDepth, ModelFaults faults)
    {
        if (field.Shape is not ListShape { Item: EmbeddedShape { Types: [var item] } })
        {
            faults.Add(DiagnosticRules.ModelDirectiveMisused, directive.Node, $"@tree needs a list of an embedded type, and {field} is none.",
                "Give the field a type such as [MenuItem!]!.");
            return;
        }
        if (Fields("id", directive.Text("id")?.Split("??", StringSplitOptions.TrimEntries)) is not { } ids
            || Fields("parent", directive.Text("parent") is { } one ? [one] : null) is not [var parent]) return;
        field.Tree = new(item, maxDepth) { Flat = (ids, parent) };
        if (item.FindField(Children) is { } taken)
            faults.Add(DiagnosticRules.ModelReservedName, taken.Node.Name, $"@tree adds \"{Children}\" to the items of {type.Name}.tree.",
                "Choose another name; @from(key:) lets it keep its YAML key.");

        IReadOnlyList<ContentField>? Fields(string argument, string[]? names)
        {
            if (names is null)
                faults.Add(DiagnosticRules.ModelDirectiveMisused, directive.Place(argument), $"@tree of a flat list needs \"{argument}\".",
                    "Write @tree(parent: \"parent\", id: \"identifier\"), with the names of two fields of its items.");
            var fields = (names ?? []).Select(name => Field(argument, name)).OfType<ContentField>().ToArray();
            return names is not null && fields.Length == names.Length ? fields : null;
        }

        ContentField? Field(string argument, string name)
        {
            if (item.FindField(name) is not { } found)
                faults.Add(DiagnosticRules.ModelDirectiveMisused, directive.Place(argument), $"{item.Name} has no field \"{name}\".",
                    NearNames.Find(name, item.Fields.Select(other => other.Name)) is { } near ? $"Did you mean \"{near}\"?"
                        : $"Name a field of {item.Name}, or declare it.");
            else if (found.Shape is ScalarShape { Scalar.CanBeUnique: true }) return found;
            else
                faults.Add(DiagnosticRules.ModelDirectiveMisused, directive.Place(argument),
                    $"{found} cannot name an item, because its type is {found.Node.Type}.",
                    "Give it the type String or ID.");
            return null;
        }
    }

    static void CheckNames(ContentType type, ContentField field, ModelFaults faults)
    {
        foreach (var taken in type.Fields.Where(other => other.Name is Tree or Breadcrumbs || other.Name == FlatName(field)))
        {
            faults.Add(DiagnosticRules.ModelReservedName, taken.Node.Name, $"@tree adds a field \"{taken.Name}\" to {type.Name}.",
                "Choose another name; @from(key:) lets it keep its YAML key.");
        }
    }

    static bool Nests(ContentField field, ContentType item) => field.Shape is ListShape { Item: EmbeddedShape { Types: [var type] } } && type == item;
}
