namespace ContentApi.Server.CommandLine;

/// <summary>
/// Text from a repository as a terminal or a log may show it: a commit message or a path must not move the cursor, colour what follows, or
/// pretend to be a line of its own.
/// </summary>
static class Printable
{
    const char Replacement = '\uFFFD';

    public static string Of(string text) =>
        text.AsSpan().ContainsAnyInRange('\0', '\u001F') || text.AsSpan().ContainsAnyInRange('\u007F', '\u009F')
            ? string.Create(text.Length, text, static (target, source) =>
            {
                for (var i = 0; i < target.Length; i++) target[i] = char.IsControl(source[i]) ? Replacement : source[i];
            })
            : text;
}
