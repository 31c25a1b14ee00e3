using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.Validation.FieldMerging;

namespace ContentApi.GraphQL.Validation.Rules;

/// <summary>
/// Fields that share a response name can be answered by one value: they are the same field with the same arguments, or can never meet in
/// one object and then have types of the same shape. See <see cref="FieldMerger"/>.
/// </summary>
sealed class OverlappingFieldsCanBeMergedRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on) => on.Leave<DocumentNode>(NodeKind.Document, Check);

    static void Check(DocumentNode node, ValidationContext context)
    {
        var merger = new FieldMerger(context);
        try
        {
            merger.Run();
        }
        finally
        {
            // Also where the work became too much: what was found until then helps the author.
            foreach (var conflict in merger.Conflicts)
            {
                context.Report(
                    $"Fields \"{conflict.ResponseName}\" conflict because {conflict.Describe()}. Use different aliases on the fields to fetch both if this was intentional.",
                    conflict.Nodes());
            }
        }
    }
}
