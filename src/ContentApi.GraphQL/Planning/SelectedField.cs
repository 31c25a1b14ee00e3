using System.Text;
using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.Response;

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
        IsSelf = plan.Field.Slot == FieldSlot.Self;
        Prefix = new(plan.Constant is { } constant ? [.. prefix, .. constant.Span] : prefix);
        Slot = plan.Field.Slot?.Place ?? -1;
        (LeafSlot, LeafEnd) = (-1, int.MaxValue);
        if (Slot < 0 || !plan.Completion.IsLeaf) return;

        (LeafSlot, LeafEnd) = (Slot, Slot + 1);
        var name = ObjectLayout.NameOf(plan.Field.Slot!.Name);
        // What the object has before the value is of use as far as it is what has to be written, but for its first character, which can be written over.
        Skip = prefix.AsSpan().EndsWith(name.AsSpan(1)) ? 0 : name.Length - 1;
        Leading = new(prefix.AsSpan(0, prefix.Length - (name.Length - Skip)));
        Joint = prefix[Leading.Length];
    }

    SelectedField(SelectedField first, int leafEnd)
    {
        this = first;
        LeafEnd = leafEnd;
    }

    public FieldPlan Plan { get; }

    /// <summary>The fields that the field stands in, from outside to inside: views of the same source, whose fields are laid among those of the selection.</summary>
    public FieldPlan[] Within { get; }

    /// <summary>As in <c>{"name":</c>, or <c>,"name":</c> after another field.</summary>
    public readonly Padded Prefix;

    /// <summary>Whether the value stands in <see cref="Prefix"/> already.</summary>
    public bool IsConstant { get; }

    /// <summary>Where a <see cref="SlottedObject"/> has the value; -1 where a resolver has to be asked.</summary>
    public int Slot { get; }

    /// <summary><see cref="Slot"/> where the value is a leaf, which stands there as JSON; otherwise -1.</summary>
    public int LeafSlot { get; }

    /// <summary>
    /// The place after the last field that is selected as the object has it: this one and those that follow, each with its own name and next to each other. After <see cref="LeafSlot"/>; for a
    /// field that is no leaf, after every place.
    /// </summary>
    public int LeafEnd { get; }

    /// <summary>How much of what the object has for a leaf is not sent: most of the name, where the response calls it otherwise.</summary>
    public int Skip { get; }

    /// <summary>What is written before what the object has: what of <see cref="Prefix"/> it does not have.</summary>
    public readonly Padded Leading;

    /// <summary>The character of <see cref="Prefix"/> that takes the place of the first that is copied.</summary>
    public byte Joint { get; }

    /// <summary>Whether the value is the source.</summary>
    public bool IsSelf { get; }

    /// <summary>The fields of a selection, those of views that cannot be null among them.</summary>
    /// <param name="fields">In the order of the response.</param>
    /// <param name="closing">What is written after the last value.</param>
    public static SelectedField[] Of(IReadOnlyList<FieldPlan> fields, out Padded closing)
    {
        var selected = new List<SelectedField>(fields.Count);
        var punctuation = new StringBuilder();
        Lay(fields, []);
        closing = new(Encoding.ASCII.GetBytes(punctuation.ToString()));
        for (var i = selected.Count - 1; i > 0; i--)
            if (selected[i].Follows(selected[i - 1])) selected[i - 1] = new(selected[i - 1], selected[i].LeafEnd);
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

    /// <summary>Whether it is a leaf that is sent with all that the object has for it, which comes next after the leaf before.</summary>
    bool Follows(in SelectedField before) => before.LeafSlot >= 0 && LeafSlot == before.LeafSlot + 1 && Skip == 0 && Leading.Length == 0;

    static SelectionPlan? ViewOf(FieldPlan plan) =>
        plan.Field is { Type.IsNonNull: true } field && field.Slot == FieldSlot.Self && plan is { ListDepth: 0, Completion.ObjectType: { } type } && plan.SelectionFor(type) is { Error: null } view ? view : null;
}
