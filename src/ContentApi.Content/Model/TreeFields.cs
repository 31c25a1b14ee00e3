using ContentApi.Content.Diagnostics;
using ContentApi.GraphQL.Language;

namespace ContentApi.Content.Model;

/// <summary>Binds a field with <c>@tree</c> to the field by which its items nest, and names the fields that the API adds for it.</summary>
static class TreeFields
{
    /// <summary>The highest <c>maxDepth:</c>. A deeper tree is no menu that anybody can use, and every level is one of a query's recursion.</summary>
    const int MostLevels = 50;

    public const string Tree = "tree", Breadcrumbs = "breadcrumbs";

    /// <summary><c>flatItems</c> for <c>items</c>.</summary>
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
                Misused(node, $"A type has one tree, and that of {type.Name} is {first.Name} already.", "Remove one @tree.");
                continue;
            }
            first = field;
            var directive = new DirectiveArguments(node, faults);
            var depth = directive.Number("maxDepth") ?? 10;
            if (depth is < 1 or > MostLevels) Misused(directive.Place("maxDepth"), $"maxDepth is 1 to {MostLevels}.", "Ten levels are more than any menu has.");
            if (!type.IsEntry) Misused(node, $"@tree is for a list of an entry, and {type.Name} is embedded in others.", "Put it on the field of the type with a @collection.");
            else if (field.Shape is not ListShape { Item: EmbeddedShape { Types: [var item] } } || item.Fields.FirstOrDefault(child => Nests(child, item)) is not { } children)
                Misused(node, $"The items of {field.Name} do not nest: @tree needs a list of an embedded type that has a list of its own kind.", "Give the item's type a field such as children: [MenuItem!]!.");
            else
            {
                field.Tree = new(item, children, (int)Math.Clamp(depth, 1, MostLevels));
                foreach (var taken in type.Fields.Where(other => other.Name is Tree or Breadcrumbs || other.Name == FlatName(field)))
                    faults.Add(DiagnosticRules.ModelReservedName, taken.Node.Name, $"By its @tree the API gives {type.Name} a field \"{taken.Name}\".", "Choose another name; @from(key:) lets it keep its YAML key.");
            }
        }
    }

    static bool Nests(ContentField field, ContentType item) => field.Shape is ListShape { Item: EmbeddedShape { Types: [var type] } } && type == item;
}
