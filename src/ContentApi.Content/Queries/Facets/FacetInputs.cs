using System.Text;
using ContentApi.Content.Model;

namespace ContentApi.Content.Queries.Facets;

/// <summary>The fields of a type by which its entries can be counted: those with values that entries share. Names are those of an enum in the API.</summary>
sealed class FacetInputs(ContentType type)
{
    /// <summary>Names that GraphQL's enums cannot have.</summary>
    static readonly string[] NoEnumValues = ["true", "false", "null"];

    /// <summary>In the order of the model; none where the type has no such field.</summary>
    public IReadOnlyList<ContentField> Fields { get; } = [.. type.Fields.Where(IsCountable)];

    public static string NameOf(ContentType type) => $"{type.Name}FacetField";

    public void AppendSdl(StringBuilder sdl)
    {
        if (Fields.Count == 0) return;
        sdl.Append($"\"The fields of {type.Name} by whose values entries can be counted.\"\nenum {NameOf(type)} {{\n");
        foreach (var field in Fields) sdl.Append($"  {field.Name}\n");
        sdl.Append("}\n");
    }

    /// <param name="names">The value of the argument; null for all but the unique ones, each of whose values has one entry.</param>
    public IReadOnlyList<ContentField> Read(IReadOnlyList<object?>? names) => names is null
        ? [.. Fields.Where(field => !field.IsUnique)]
        : [.. names.Distinct().Select(name => Fields.First(field => field.Name == (string)name!))];

    static bool IsCountable(ContentField field) => !NoEnumValues.Contains(field.Name)
        && (field.Shape is ListShape list ? list.Item : field.Shape) is ReferenceShape or EnumShape or ScalarShape { Scalar.Kind.Order: not null };
}
