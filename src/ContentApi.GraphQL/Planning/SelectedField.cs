using System.Text;
using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.Response;

namespace ContentApi.GraphQL.Planning;

/// <summary>
/// A field of a selection with the bytes that are written before its value: the punctuation after the previous value and the response name, and also
/// the value itself if it is the same for every source. Names are ASCII letters, digits and underscores, so none of these bytes needs an escape.
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
        // The object stores the leaf with its name in front, as ,"name":value. The name can be copied if
        // the response name is the same; its first character may differ, because Joint overwrites it.
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

    /// <summary>
    /// The fields that contain this field, outermost first, if they are views of the
    /// same source: the fields of a view are written like those of the selection itself.
    /// </summary>
    public FieldPlan[] Within { get; }

    /// <summary>
    /// The bytes before the value, such as <c>{"name":</c> for the first field, or
    /// <c>,"name":</c> after another field. Includes the value if <see cref="IsConstant"/>.
    /// </summary>
    public readonly Padded Prefix;

    /// <summary>Whether <see cref="Prefix"/> already includes the value.</summary>
    public bool IsConstant { get; }

    /// <summary>The place of the value in a <see cref="SlottedObject"/>; -1 if a resolver has to be called.</summary>
    public int Slot { get; }

    /// <summary><see cref="Slot"/> if the value is a leaf, which the object stores as JSON; otherwise -1.</summary>
    public int LeafSlot { get; }

    /// <summary>
    /// The end of a run of leaves that can be copied from the object at once: the place after the last of this field and the selected fields that follow
    /// it, which have adjacent places and keep their names. At least <see cref="LeafSlot"/> + 1; <see cref="int.MaxValue"/> for a field that is not a leaf.
    /// </summary>
    public int LeafEnd { get; }

    /// <summary>
    /// The number of bytes, at the beginning of the object's name and value for a leaf,
    /// that are not copied: most of the name if the response name differs, otherwise 0.
    /// </summary>
    public int Skip { get; }

    /// <summary>The part of <see cref="Prefix"/> that is not copied from the object, and so has to be written before the copied bytes.</summary>
    public readonly Padded Leading;

    /// <summary>The byte of <see cref="Prefix"/> that overwrites the first copied byte.</summary>
    public byte Joint { get; }

    /// <summary>Whether the field's value is its source: see <see cref="FieldSlot.Self"/>.</summary>
    public bool IsSelf { get; }

    /// <summary>Returns the fields of a selection. A field that is a non-null view of the same source is replaced by the fields of the view.</summary>
    /// <param name="fields">The fields in the order of the response.</param>
    /// <param name="closing">The bytes that are written after the last value.</param>
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

    /// <summary>Whether the field can be copied together with the previous one: both are leaves in adjacent places, and this one keeps its name.</summary>
    bool Follows(in SelectedField before) => before.LeafSlot >= 0 && LeafSlot == before.LeafSlot + 1 && Skip == 0 && Leading.Length == 0;

    static SelectionPlan? ViewOf(FieldPlan plan) =>
        plan.Field is { Type.IsNonNull: true } field && field.Slot == FieldSlot.Self && plan is { ListDepth: 0, Completion.ObjectType: { } type }
            && plan.SelectionFor(type) is { Error: null } view ? view : null;
}
