using System.Buffers;
using System.Text;

namespace ContentApi.Content.Strings;

/// <summary>Which spellings of a name mean the same where no name is spelt exactly so: of a path, an address, or the key of an entry.</summary>
static class NameFolding
{
    static readonly SearchValues<char> Capitals = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>Returns the text that all Unicode forms of a name have in common; the same object for a name of ASCII.</summary>
    public static string Form(string name) => CanonicalForm.Of(name);

    /// <summary>Returns the text that all Unicode forms of a name have in common, in capitals and small letters alike.</summary>
    public static string Letters(string name)
    {
        var form = Form(name);
        // A round trip, because some small letters share a capital: sigma has two.
        return Ascii.IsValid(form) ? form.AsSpan().ContainsAny(Capitals) ? form.ToLowerInvariant() : form
            : form.ToUpperInvariant().ToLowerInvariant();
    }

    /// <summary>Returns a name without percent-encoding (RFC 3986, 2.1); the same object if nothing in it is encoded.</summary>
    public static string Decoded(string name)
    {
        if (!name.Contains('%')) return name;
        var decoded = Uri.UnescapeDataString(name);
        return decoded == name ? name : decoded;
    }
}
