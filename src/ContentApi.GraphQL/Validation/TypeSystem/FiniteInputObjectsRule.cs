using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Validation.TypeSystem;

/// <summary>
/// An input object has finite values: it does not require, through non-null fields, another value of its own type (specification, 3.10,
/// "Circular References"). A OneOf Input Object requires one of its fields, so it has finite values if one of its fields has.
/// </summary>
sealed class FiniteInputObjectsRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on) => on.Enter<DocumentNode>(NodeKind.Document, static (_, context) =>
    {
        InputObjectType[] types = [.. context.Schema.Types.OfType<InputObjectType>()];
        var endless = FindEndless(types);
        Cycles.Find<InputObjectType, (InputObjectType Type, InputValue Field)>(
            types.Where(endless.Contains),
            type => Demands(type).Where(demand => endless.Contains(demand.Target)).Select(demand => ((type, demand.Field), demand.Target)),
            cycle =>
            {
                var fields = string.Join(", ", cycle.Select(step => $"{step.Type}.{step.Field.Name}"));
                context.Report(
                    $"Input Object {cycle[0].Type} cannot be provided a finite value because it references itself through fields: {fields}.",
                    [.. cycle.Select(step => step.Field.Node!)]);
            });
    });

    /// <summary>Returns the types without finite values: removes types that have finite values, starting from those that require no input object.</summary>
    static HashSet<InputObjectType> FindEndless(InputObjectType[] types)
    {
        var dependents = types.ToDictionary(type => type, _ => new List<InputObjectType>());
        var missing = new Dictionary<InputObjectType, int>();
        var finite = new Stack<InputObjectType>();
        foreach (var type in types)
        {
            var count = 0;
            foreach (var (_, target) in Demands(type))
            {
                dependents[target].Add(type);
                count++;
            }
            missing[type] = type.IsOneOf && count > 0 ? 1 : count;
            if (count == 0 || (type.IsOneOf && count < type.Fields.Count)) finite.Push(type);
        }

        var endless = types.ToHashSet();
        while (finite.TryPop(out var type))
        {
            if (!endless.Remove(type)) continue;
            foreach (var dependent in dependents[type])
                if (--missing[dependent] == 0) finite.Push(dependent);
        }
        return endless;
    }

    /// <summary>Returns the input objects that a value of the type requires or, for a OneOf Input Object, those that it may hold in its one field.</summary>
    static IEnumerable<(InputValue Field, InputObjectType Target)> Demands(InputObjectType type)
    {
        foreach (var field in type.Fields)
            if ((type.IsOneOf || field.Type.IsNonNull) && field.Type.Nullable is InputObjectType target) yield return (field, target);
    }
}
