using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.Coercion;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Introspection;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Planning;

/// <summary>One field of a compiled selection: everything about it that does not depend on the value it is read from.</summary>
public sealed class FieldPlan
{
    readonly PlanVariant variant;
    readonly bool[] nonNull;

    // Replaced, never changed: readers need no lock. One entry for an object type, one for each type met for an abstract one.
    volatile SelectionPlan[] selections = [];

    internal FieldPlan(PlanVariant variant, ObjectType parentType, Field field, FieldNode[] nodes)
    {
        this.variant = variant;
        ParentType = parentType;
        Field = field;
        Nodes = nodes;
        ResponseName = nodes[0].ResponseName;
        if (field.Name == MetaFields.Typename) Constant = PreparedValue.FromString(parentType.Name);
        Resolver = field.Resolver ?? (field.Subscriber is null ? Unbound() : Event);
        nonNull = FlattenWrappers(field.Type);
        ListDepth = nonNull.Length - 1;

        var type = field.Type.Named;
        Completion = Completion.For(type);
        (Arguments, HasVariableArguments, ArgumentError) = PlanArguments();
        if (!HasVariableArguments) return;
        ArgumentSlot = variant.NextArgumentSlot();
        PlannedArguments = ArgumentCoercion.PlanArguments(field, nodes[0]);
    }

    /// <summary>The object type that the field is selected on; where the document selects it on an interface, the type of the value.</summary>
    public ObjectType ParentType { get; }

    public Field Field { get; }

    /// <summary>The alias where there is one, else the field's name.</summary>
    public string ResponseName { get; }

    /// <summary>The places in the document that select the field: more than one where selections were merged.</summary>
    public IReadOnlyList<FieldNode> Nodes { get; }

    internal FieldResolver Resolver { get; }

    /// <summary>The value where it is the same for every source: that of <c>__typename</c>.</summary>
    internal PreparedValue? Constant { get; }
    internal Completion Completion { get; }

    /// <summary>How many lists stand around the named type.</summary>
    internal int ListDepth { get; }

    /// <summary>Whether null is refused inside of <paramref name="level"/> lists: 0 is the whole value, <see cref="ListDepth"/> the innermost item.</summary>
    internal bool IsNonNull(int level) => nonNull[level];

    /// <summary>The arguments where they hold no variable; otherwise they are coerced once for each request.</summary>
    internal ArgumentValues? Arguments { get; }

    internal bool HasVariableArguments { get; }

    /// <summary>Those of <see cref="HasVariableArguments"/> that hold none themselves; each at the place of its definition.</summary>
    internal PlannedArgument[] PlannedArguments { get; } = [];

    /// <summary>Where a request keeps the arguments that it coerced for this field.</summary>
    internal int ArgumentSlot { get; }

    /// <summary>Set where a constant argument cannot be coerced, which validation should have told.</summary>
    internal GraphQLException? ArgumentError { get; }

    /// <inheritdoc cref="ArgumentCoercion.BindArguments"/>
    internal ArgumentValues BindArguments(VariableValues variables) => ArgumentCoercion.BindArguments(Field, Nodes[0], PlannedArguments, variables);

    /// <inheritdoc cref="ArgumentCoercion.CoerceArgumentValues"/>
    internal ArgumentValues CoerceArguments(VariableValues variables) => ArgumentCoercion.CoerceArgumentValues(Field, Nodes[0], PlannedArguments, variables);

    /// <summary>What is selected of the field's value where that is a <paramref name="type"/>.</summary>
    /// <param name="type">A possible type of the field's type.</param>
    public SelectionPlan SelectionFor(ObjectType type)
    {
        foreach (var selection in selections)
            if (ReferenceEquals(selection.Type, type)) return selection;
        return AddSelection(type);
    }

    public override string ToString() => $"{ParentType}.{Field.Name}";

    /// <summary>The selection for a type that a type resolver named; null where it was not met before.</summary>
    internal SelectionPlan? FindSelection(string typeName)
    {
        foreach (var selection in selections)
            if (selection.Type.Name == typeName) return selection;
        return null;
    }

    internal Schema Schema => variant.Schema;

    SelectionPlan AddSelection(ObjectType type)
    {
        lock (variant)
        {
            foreach (var selection in selections)
                if (ReferenceEquals(selection.Type, type)) return selection;
            var added = variant.CompileSubselection(type, Nodes);
            selections = [.. selections, added];
            return added;
        }
    }

    (ArgumentValues? Values, bool HasVariables, GraphQLException? Error) PlanArguments()
    {
        if (Field.Arguments.Count == 0) return (ArgumentValues.Empty, false, null);
        foreach (var argument in Nodes[0].Arguments)
            if (LiteralCoercion.HoldsVariable(argument.Value)) return (null, true, null);
        try
        {
            return (BindArguments(VariableValues.None), false, null);
        }
        catch (GraphQLException exception)
        {
            return (null, false, exception);
        }
    }

    static bool[] FlattenWrappers(TypeReference type)
    {
        var levels = new List<bool> { type.IsNonNull };
        while (type.Nullable is ListType list)
        {
            type = list.OfType;
            levels.Add(type.IsNonNull);
        }
        return [.. levels];
    }

    /// <summary>A subscription's event is the value of its root field.</summary>
    static object? Event(object? source, in FieldContext context) => source;

    FieldResolver Unbound() => (_, in _) => throw new InvalidOperationException($"The field {this} has no resolver: bind one with SchemaBuilder.Resolve.");
}
