using System.Text;
using ContentApi.Content.Model;

namespace ContentApi.Content.Queries.Facets;

/// <summary>
/// The fields of a type for which facets are available: references, enums and scalars that have an order, and lists of these. Their names are an enum of the
/// API.
/// </summary>
sealed class FacetInputs(ContentType type)
{
    /// <summary>The names that GraphQL does not allow for enum values (specification, 2.9.6).</summary>
    static readonly string[] NoEnumValues = ["true", "false", "null"];

    /// <summary>The fields in the order of the model.</summary>
    public IReadOnlyList<ContentField> Fields { get; } = [.. type.Fields.Where(IsCountable)];

    public static string NameOf(ContentType type) => $"{type.Name}FacetField";

    public void AppendSdl(StringBuilder sdl)
    {
        if (Fields.Count == 0) return;
        sdl.Append($"\"The fields of {type.Name} whose values facets can count.\"\nenum {NameOf(type)} {{\n");
        foreach (var field in Fields) sdl.Append($"  {field.Name}\n");
        sdl.Append("}\n");
    }

    /// <summary>Reads the argument that names the fields.</summary>
    /// <param name="names">The value of the argument; null for all fields except unique ones, each of whose values only one entry has.</param>
    public IReadOnlyList<ContentField> Read(IReadOnlyList<object?>? names) => names is null
        ? [.. Fields.Where(field => !field.IsUnique)]
        : [.. names.Distinct().Select(name => Fields.First(field => field.Name == (string)name!))];

    static bool IsCountable(ContentField field) => !NoEnumValues.Contains(field.Name)
        && (field.Shape is ListShape list ? list.Item : field.Shape) is ReferenceShape or EnumShape or ScalarShape { Scalar.Kind.Order: not null };
}
