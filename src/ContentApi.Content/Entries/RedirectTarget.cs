using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Entries;

/// <summary>The target to which an entry redirects.</summary>
/// <param name="Value">A <see cref="Reference"/>, a <see cref="Link"/>, or a text.</param>
/// <param name="Position">The place of the value in the file.</param>
sealed record RedirectTarget(object Value, TextPosition Position)
{
    /// <summary>The target as it is written: two targets with the same text mean the same.</summary>
    public override string ToString() => Value switch
    {
        Reference reference => $"{string.Join('|', reference.Types)} {reference.Text}",
        Link link => $"{string.Join('|', link.Target?.Types ?? [])} {link.Address}",
        _ => Value.ToString()!,
    };
}
