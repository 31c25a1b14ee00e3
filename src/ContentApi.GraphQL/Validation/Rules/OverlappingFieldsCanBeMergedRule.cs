using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;
using ContentApi.GraphQL.Validation.FieldMerging;

namespace ContentApi.GraphQL.Validation.Rules;

/// <summary>
/// Fields with the same response name can be merged: they are the same field with equal arguments, or can never occur in one object and have
/// types of the same shape. <see cref="FieldMerger"/> decides that quickly; if fields conflict, <see cref="ConflictSearch"/> finds the errors.
/// </summary>
sealed class OverlappingFieldsCanBeMergedRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on) => on.Leave<DocumentNode>(NodeKind.Document, Check);

    static void Check(DocumentNode node, ValidationContext context)
    {
        var fields = new DocumentFields(context);
        if (new FieldMerger(context, fields).CanMerge()) return;

        var search = new ConflictSearch(context, fields, conflict => context.Report(
            $"Fields \"{conflict.ResponseName}\" conflict because {conflict.Reason}. "
                + "Use different aliases on the fields to fetch both if this was intentional.",
            [.. conflict.Firsts, .. conflict.Seconds]));
        foreach (var definition in node.Definitions)
        {
            if (definition is OperationDefinitionNode operation)
                Search(operation.SelectionSet, context.Schema.RootType(operation.Operation), search, context);
            else if (definition is FragmentDefinitionNode fragment)
                Search(fragment.SelectionSet, context.FindConditionType(fragment.TypeCondition), search, context);
        }
    }

    static void Search(SelectionSetNode set, NamedType? type, ConflictSearch search, ValidationContext context)
    {
        search.Run(set, type);
        SearchBelow(set, type, search, context);
    }

    // The selections of an inline fragment belong to the selection set that contains it.
    static void SearchBelow(SelectionSetNode set, NamedType? type, ConflictSearch search, ValidationContext context)
    {
        foreach (var selection in set.Selections)
        {
            if (selection is InlineFragmentNode inline)
                SearchBelow(inline.SelectionSet, inline.TypeCondition is { } condition ? context.FindConditionType(condition) : type, search, context);
            else if (selection is FieldNode { SelectionSet: { } below } field)
                Search(below, context.FindField(type, field.Name.Value)?.Type.Named is { IsComposite: true } composite ? composite : null, search, context);
        }
    }
}
