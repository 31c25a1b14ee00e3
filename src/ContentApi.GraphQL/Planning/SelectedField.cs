using System.Text;
using ContentApi.GraphQL.Response;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Planning;

/// <summary>
/// A field of a selection with what is written before its value: its response name and the punctuation around it, and the value itself where it is the same for every
/// source. Names are ASCII letters, digits and underscores, so nothing needs an escape.
/// </summary>
readonly struct SelectedField
{
    public SelectedField(FieldPlan plan, bool isFirst)
    {
        Plan = plan;
        var key = Encoding.ASCII.GetBytes($"{(isFirst ? '{' : ',')}\"{plan.ResponseName}\":");
        Prefix = plan.Constant is { } constant ? [.. key, .. constant.Span] : key;
        IsConstant = plan.Constant is not null;
        Slot = plan.Field.Slot is >= 0 and var slot ? slot : -1;
        IsSelf = plan.Field.Slot == Field.SelfSlot;
        IsLeaf = plan.Completion.IsLeaf;
    }

    public FieldPlan Plan { get; }

    /// <summary>As in <c>{"name":</c>, or <c>,"name":</c> after another field.</summary>
    public byte[] Prefix { get; }

    /// <summary>Whether the value stands in <see cref="Prefix"/> already.</summary>
    public bool IsConstant { get; }

    /// <summary>Where a <see cref="Execution.SlottedObject"/> has the value; -1 where a resolver has to be asked.</summary>
    public int Slot { get; }

    /// <summary>Whether the value is the source.</summary>
    public bool IsSelf { get; }

    /// <summary>Whether a <see cref="PreparedValue"/> is the whole value.</summary>
    public bool IsLeaf { get; }
}
