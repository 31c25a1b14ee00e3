using ContentApi.Content.Diagnostics;
using ContentApi.Content.Model;

namespace ContentApi.Content.Entries;

/// <summary>
/// What a wrong value costs: the nearest place around it that may be null becomes null, or the entry is left out if there is none. This is how GraphQL handles
/// an error in a non-null field (specification, 6.4.4).
/// </summary>
/// <param name="Field">The field whose value becomes null; null if the entry is left out.</param>
/// <param name="Item">The number, from 1, of the item of the field's list that becomes null; 0 if the whole value does.</param>
readonly record struct Loss(ContentField? Field, int Item = 0)
{
    /// <summary>Whether the entry is an item of its file.</summary>
    public bool IsInItem { get; init; }

    /// <summary>Whether the whole entry is left out.</summary>
    public bool IsOfEntry => Field is null;

    /// <summary>Returns what a wrong value costs if nothing around it may be null.</summary>
    public static Loss OfEntry(EntryPlace place) => new() { IsInItem = place.IsItem };

    /// <summary>Returns what a wrong value costs at a place inside the place of this loss.</summary>
    /// <param name="field">The field of the value.</param>
    /// <param name="shape">The shape of the value: that of the field, or of an item of its list.</param>
    /// <param name="item">The number of the item, from 1; 0 for the field's value.</param>
    public Loss At(ContentField field, ValueShape shape, int item = 0) => shape.IsRequired ? this : new(field, item) { IsInItem = IsInItem };

    /// <summary>Returns the end of a message about a value: ", so the field is null".</summary>
    /// <param name="told">The field that the message is about.</param>
    public string Of(ContentField told) => Field is null ? $", so this {(IsInItem ? "item" : "file")} is left out"
        : Item > 0 ? Field == told ? ", so the item is null" : $", so item {Item} of {Quote.Text(Field.Name)} is null"
        : Field != told ? $", so {Quote.Text(Field.Name)} is null"
        : Field.Shape is ListShape ? ", so the list is null" : ", so the field is null";
}
