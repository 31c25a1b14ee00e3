using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Model;

/// <summary>Reports embedded types of which no finite value exists: each requires an object that requires another object of the same type.</summary>
static class EmbeddingCycles
{
    public static void Check(IEnumerable<ContentType> types, ModelFaults faults)
    {
        // Removes types whose required objects are all of removed types, until none is left to remove. The others have no finite value.
        var endless = types.Where(type => !type.IsEntry).ToHashSet();
        while (endless.RemoveWhere(type => Cause(type, endless) is null) > 0) { }

        foreach (var type in endless)
        {
            var field = Cause(type, endless)!;
            faults.Add(DiagnosticRules.ModelUnsupported, field.Node.Name,
                $"The field {field} requires an object that requires another {type.Name} inside, without end.",
                "Make one of the fields of this cycle nullable, or a list.");
        }
    }

    /// <summary>The first field that requires an object of an endless type; null if there is none.</summary>
    static ContentField? Cause(ContentType type, HashSet<ContentType> endless) =>
        type.Fields.FirstOrDefault(field => field.Shape is EmbeddedShape { IsRequired: true } shape && shape.Types.All(endless.Contains));
}
