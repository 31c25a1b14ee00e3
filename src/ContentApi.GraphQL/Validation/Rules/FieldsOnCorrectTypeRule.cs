using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Validation.Rules;

/// <summary>A selected field is defined on its parent type. The error suggests types that have the field, or else fields with a similar name.</summary>
sealed class FieldsOnCorrectTypeRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on) => on.Enter<FieldNode>(NodeKind.Field, Check);

    static void Check(FieldNode node, ValidationContext context)
    {
        if (context.ParentType is not { } parent || context.Field is not null) return;

        var name = node.Name.Value;
        var suggestion = !context.Suggests ? "" : DidYouMean.Sentence(TypesWithField(context.Schema, parent, name), "to use an inline fragment on");
        if (suggestion == "" && parent is FieldsType fields) suggestion = context.DidYouMean(name, fields.Fields.Select(field => field.Name));
        context.Report($"Cannot query field \"{name}\" on type \"{parent}\".{suggestion}", node);
    }

    /// <summary>
    /// Returns the possible types that have the field, and their interfaces that have it. Those that more possible types implement come first.
    /// </summary>
    static List<string> TypesWithField(Schema schema, NamedType parent, string name)
    {
        if (!parent.IsAbstract) return [];

        var uses = new Dictionary<FieldsType, int>();
        foreach (var possible in schema.PossibleTypes(parent))
        {
            if (possible.FindField(name) is null) continue;
            uses[possible] = 1;
            foreach (var @interface in possible.Interfaces)
                if (@interface.FindField(name) is not null) uses[@interface] = uses.GetValueOrDefault(@interface) + 1;
        }

        // A type also declares the interfaces of its interfaces, so ordering by their number puts an interface before the types that implement it.
        return
        [
            .. uses.OrderByDescending(use => use.Value)
                .ThenBy(use => use.Key is InterfaceType ? use.Key.Interfaces.Count : int.MaxValue)
                .ThenBy(use => use.Key.Name, StringComparer.Ordinal)
                .Select(use => use.Key.Name),
        ];
    }
}
