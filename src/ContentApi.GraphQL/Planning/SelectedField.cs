using System.Text;
using ContentApi.GraphQL.Response;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Planning;

/// <summary>
/// A field of a selection with all that is written before its value: the punctuation since the value before, and its response name; and the value itself where it is the same for every source.
/// Names are ASCII letters, digits and underscores, so nothing needs an escape.
/// </summary>
readonly struct SelectedField
{
    SelectedField(FieldPlan plan, FieldPlan[] within, byte[] prefix)
    {
        Plan = plan;
        Within = within;
        IsConstant = plan.Constant is not null;
        Prefix = new(plan.Constant is { } constant ? [.. prefix, .. constant.Span] : prefix);
        Slot = plan.Field.Slot is >= 0 and var slot ? slot : -1;
        LeafSlot = plan.Completion.IsLeaf ? Slot : -1;
        IsSelf = plan.Field.Slot == Field.SelfSlot;
    }

    public FieldPlan Plan { get; }

    /// <summary>The fields that the field stands in, from outside to inside: views of the same source, whose fields are laid among those of the selection.</summary>
    public FieldPlan[] Within { get; }

    /// <summary>As in <c>{"name":</c>, or <c>,"name":</c> after another field.</summary>
    public readonly ResponseWriter.Padded Prefix;

    /// <summary>Whether the value stands in <see cref="Prefix"/> already.</summary>
    public bool IsConstant { get; }

    /// <summary>Where a <see cref="Execution.SlottedObject"/> has the value; -1 where a resolver has to be asked.</summary>
    public int Slot { get; }

    /// <summary><see cref="Slot"/> where the value is a leaf, which stands there as JSON; otherwise -1.</summary>
    public int LeafSlot { get; }

    /// <summary>Whether the value is the source.</summary>
    public bool IsSelf { get; }

    /// <summary>The fields of a selection, those of views that cannot be null among them.</summary>
    /// <param name="fields">In the order of the response.</param>
    /// <param name="closing">What is written after the last value.</param>
    public static SelectedField[] Of(IReadOnlyList<FieldPlan> fields, out ResponseWriter.Padded closing)
    {
        var selected = new List<SelectedField>(fields.Count);
        var punctuation = new StringBuilder();
        Lay(fields, []);
        closing = new(Encoding.ASCII.GetBytes(punctuation.ToString()));
        return [.. selected];

        void Lay(IReadOnlyList<FieldPlan> plans, FieldPlan[] within)
        {
            punctuation.Append('{');
            for (var i = 0; i < plans.Count; i++)
            {
                var plan = plans[i];
                if (i > 0) punctuation.Append(',');
                punctuation.Append('"').Append(plan.ResponseName).Append("\":");
                if (ViewOf(plan) is { } view) Lay(view.Fields, [.. within, plan]);
                else
                {
                    selected.Add(new(plan, within, Encoding.ASCII.GetBytes(punctuation.ToString())));
                    punctuation.Clear();
                }
            }
            punctuation.Append('}');
        }
    }

    static SelectionPlan? ViewOf(FieldPlan plan) =>
        plan is { Field: { Slot: Field.SelfSlot, Type.IsNonNull: true }, ListDepth: 0, Completion.ObjectType: { } type } && plan.SelectionFor(type) is { Error: null } view ? view : null;
}
