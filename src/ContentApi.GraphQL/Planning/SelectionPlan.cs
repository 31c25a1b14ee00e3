using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Response;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Planning;

/// <summary>The fields that are selected of one object type, in the order of the response (specification, 6.3.2, <c>CollectFields</c>).</summary>
public sealed class SelectionPlan
{
    readonly FieldPlan[] fields;
    readonly SelectedField[] selected;
    readonly Padded closing, closingInList;

    internal SelectionPlan(ObjectType type, FieldPlan[] fields, GraphQLError? error = null)
    {
        Type = type;
        Error = error;
        this.fields = fields;
        selected = SelectedField.Of(fields, out closing);
        closingInList = new([.. closing.Span, (byte)',']);
        IsOfLeaves = error is null && Array.TrueForAll(selected, field => field.LeafSlot >= 0 || field.IsConstant);
    }

    public ObjectType Type { get; }

    /// <summary>Why the fields could not be collected, so that a value of which they are selected fails; null where they could.</summary>
    internal GraphQLError? Error { get; }

    /// <summary>One for each response name; <c>__typename</c> is among them.</summary>
    public IReadOnlyList<FieldPlan> Fields => fields;

    /// <summary>The fields as they are executed.</summary>
    internal SelectedField[] Selected => selected;

    /// <summary>What is written after the last of them.</summary>
    internal ref readonly Padded Closing => ref closing;

    /// <summary>The same with a comma, before the next object.</summary>
    internal ref readonly Padded ClosingInList => ref closingInList;

    /// <summary>Whether no field needs a resolver where the value is a <see cref="Binding.SlottedObject"/>.</summary>
    internal bool IsOfLeaves { get; }
}
