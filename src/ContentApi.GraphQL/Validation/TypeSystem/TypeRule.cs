using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Validation.TypeSystem;

/// <summary>A rule that checks each type of one kind that a document defines.</summary>
abstract class TypeRule<T> : ValidationRule where T : NamedType
{
    public sealed override void Subscribe(RuleSubscriptions on) => on.Enter<DocumentNode>(NodeKind.Document, (_, context) =>
    {
        foreach (var type in context.Schema.Types.OfType<T>())
            if (type.Nodes.Count > 0) Check(type, context);
    });

    protected abstract void Check(T type, ValidationContext context);
}
