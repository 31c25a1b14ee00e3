using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.Coercion;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Introspection;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Planning;

/// <summary>One field of a compiled selection, with everything that does not depend on its source value.</summary>
public sealed class FieldPlan
{
    readonly PlanVariant variant;
    readonly bool[] nonNull;

    // The array is replaced and never changed, so readers need no lock. One entry for
    // an object type; for an abstract type one for each object type that occurred.
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

    /// <summary>The object type that the field is selected on. If the document selects it on an interface, the object type of the value.</summary>
    public ObjectType ParentType { get; }

    public Field Field { get; }

    /// <summary>The alias or, without an alias, the field's name.</summary>
    public string ResponseName { get; }

    /// <summary>The nodes in the document that select the field: more than one if selections were merged.</summary>
    public IReadOnlyList<FieldNode> Nodes { get; }

    internal FieldResolver Resolver { get; }

    /// <summary>The value of <c>__typename</c>, which is the same for every source; null for all other fields.</summary>
    internal PreparedValue? Constant { get; }
    internal Completion Completion { get; }

    /// <summary>The number of list types around the named type.</summary>
    internal int ListDepth { get; }

    /// <summary>
    /// Whether the type inside <paramref name="level"/> lists is non-null: 0 is the
    /// type of the whole value, <see cref="ListDepth"/> that of the innermost item.
    /// </summary>
    internal bool IsNonNull(int level) => nonNull[level];

    /// <summary>The coerced arguments; null if they hold a variable, so that each request coerces them, or if they cannot be coerced.</summary>
    internal ArgumentValues? Arguments { get; }

    internal bool HasVariableArguments { get; }

    /// <summary>If <see cref="HasVariableArguments"/>, the result of <see cref="ArgumentCoercion.PlanArguments"/>; otherwise empty.</summary>
    internal PlannedArgument[] PlannedArguments { get; } = [];

    /// <summary>The index at which a request keeps the arguments that it coerced for this field.</summary>
    internal int ArgumentSlot { get; }

    /// <summary>
    /// The error if the arguments hold no variable and cannot be coerced or bound; otherwise null. Validation finds most of these errors first.
    /// </summary>
    internal GraphQLException? ArgumentError { get; }

    /// <inheritdoc cref="ArgumentCoercion.BindArguments"/>
    internal ArgumentValues BindArguments(VariableValues variables) => ArgumentCoercion.BindArguments(Field, Nodes[0], PlannedArguments, variables);

    /// <inheritdoc cref="ArgumentCoercion.CoerceArgumentValues"/>
    internal ArgumentValues CoerceArguments(VariableValues variables) => ArgumentCoercion.CoerceArgumentValues(Field, Nodes[0], PlannedArguments, variables);

    /// <summary>Returns the selection of the field's value if the value is a <paramref name="type"/>.</summary>
    /// <param name="type">A possible type of the field's type.</param>
    public SelectionPlan SelectionFor(ObjectType type)
    {
        foreach (var selection in selections)
            if (ReferenceEquals(selection.Type, type)) return selection;
        return AddSelection(type);
    }

    public override string ToString() => $"{ParentType}.{Field.Name}";

    /// <summary>Returns the selection for the type with the given name; null if it is not compiled yet.</summary>
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

    /// <summary>The resolver of a subscription's root field: the value is the event.</summary>
    static object? Event(object? source, in FieldContext context) => source;

    FieldResolver Unbound() => (_, in _) => throw new InvalidOperationException($"The field {this} has no resolver: bind one with SchemaBuilder.Resolve.");
}
