using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Model;

/// <summary>Finds embedded types that no file of finite length could fill: each requires another of itself inside.</summary>
static class EmbeddingCycles
{
    public static void Check(IEnumerable<ContentType> types, ModelFaults faults)
    {
        // What can be filled grows from the types that require nothing embedded; what is left when it stops growing never ends.
        var endless = types.Where(type => !type.IsEntry).ToHashSet();
        while (endless.RemoveWhere(type => Cause(type, endless) is null) > 0) { }

        foreach (var type in endless)
        {
            var field = Cause(type, endless)!;
            faults.Add(DiagnosticRules.ModelUnsupported, field.Node.Name, $"The field {field} requires an object that requires another {type.Name} inside, without end.",
                "Let one of the fields on the way be null, or a list.");
        }
    }

    static ContentField? Cause(ContentType type, HashSet<ContentType> endless) =>
        type.Fields.FirstOrDefault(field => field.Shape is EmbeddedShape { IsRequired: true } shape && shape.Types.All(endless.Contains));
}
