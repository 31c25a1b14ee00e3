using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Response;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Planning;

/// <summary>The fields selected on one object type, in the order of the response (specification, 6.3.2, <c>CollectFields</c>).</summary>
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

    /// <summary>The error if the fields could not be collected, with which each value of the selection fails; otherwise null.</summary>
    internal GraphQLError? Error { get; }

    /// <summary>The fields, one for each response name, including <c>__typename</c>.</summary>
    public IReadOnlyList<FieldPlan> Fields => fields;

    /// <summary>The fields in the form in which they are executed: see <see cref="SelectedField.Of"/>.</summary>
    internal SelectedField[] Selected => selected;

    /// <summary>The bytes that are written after the last field.</summary>
    internal ref readonly Padded Closing => ref closing;

    /// <summary><see cref="Closing"/> and a comma, which separates the object from the next in a list.</summary>
    internal ref readonly Padded ClosingInList => ref closingInList;

    /// <summary>Whether all fields are leaves or constants, so that none needs a resolver if the value is a <see cref="Binding.SlottedObject"/>.</summary>
    internal bool IsOfLeaves { get; }
}
