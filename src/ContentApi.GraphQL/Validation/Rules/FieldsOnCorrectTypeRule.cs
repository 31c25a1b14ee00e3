using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Validation.Rules;

/// <summary>A selected field is defined on its parent type. The error names types that have the field, else fields of a like name.</summary>
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

    /// <summary>The possible types that have the field and the interfaces through which they do; what more of them share comes first.</summary>
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

        // A type declares all interfaces of those that it implements, so the number of them puts an interface before what implements it.
        return
        [
            .. uses.OrderByDescending(use => use.Value)
                .ThenBy(use => use.Key is InterfaceType ? use.Key.Interfaces.Count : int.MaxValue)
                .ThenBy(use => use.Key.Name, StringComparer.Ordinal)
                .Select(use => use.Key.Name),
        ];
    }
}
