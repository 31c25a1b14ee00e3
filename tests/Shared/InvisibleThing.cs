using System.Text.RegularExpressions;

namespace ContentApi.Tests;

/// <summary>A view of one repository. What a reader of one can learn is compared with what a reader of another can.</summary>
enum View
{
    /// <summary>Each thing is where readers see it. What finds nothing here could find nothing anywhere.</summary>
    Shown,

    /// <summary>The same things, with the same texts, are where no reader sees them.</summary>
    Hidden,

    /// <summary>The things are not there. A reader cannot tell this from <see cref="Hidden"/>.</summary>
    Absent,
}

/// <summary>Settings of a site without which some things are visible.</summary>
[Flags]
enum HidingSettings
{
    None = 0,

    /// <summary><c>@site(templates: DROP)</c>.</summary>
    TemplatesAreDropped = 1,

    /// <summary><c>@site(rawHtml: SANITIZE)</c>.</summary>
    HtmlIsSanitized = 2,

    /// <summary>Another dialect than <c>@site(dialect: MDX)</c>, in which the text between tags is Markdown.</summary>
    HtmlIsNoMarkdown = 4,
}

/// <summary>A kind of thing that is in a repository and that no reader may see.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Files">
/// A listing of files (see <see cref="FileListing"/>). <c>⟦shown¦hidden¦absent⟧</c> is written as one of its parts. If no absent part is given anywhere, the
/// view <see cref="View.Absent"/> has none of the files. <c>«name»</c> is a text that occurs nowhere else, and <c>№</c> a number that no other thing has.
/// </param>
/// <param name="Needs">The settings without which the thing is visible.</param>
sealed partial record InvisibleThing(string Name, string Files, HidingSettings Needs = HidingSettings.None)
{
    /// <summary>The beginning of all texts that no reader may see.</summary>
    public const string Mark = "kanary";

    /// <summary>Returns the files of the thing.</summary>
    /// <param name="number">The number of the thing.</param>
    /// <param name="view">The view.</param>
    public string Listing(int number, View view)
    {
        if (view == View.Absent && !Parts.Matches(Files).Any(part => part.Groups[3].Success)) return "";
        var parts = Parts.Replace(Files.Replace("№", $"{number:00}"), part => part.Groups[(int)view + 1].Value);
        return Texts.Replace(parts, text => TextOf(number, text));
    }

    /// <summary>The texts of the thing. A reader of the view <see cref="View.Shown"/> finds each.</summary>
    /// <param name="number">The number of the thing.</param>
    public IEnumerable<string> Canaries(int number) => Texts.Matches(Files).Select(text => TextOf(number, text)).Distinct();

    static string TextOf(int number, Match text) => $"{Mark}{number:00}{text.Groups[1].Value}";

    /// <summary>A text of <see cref="Canaries"/>.</summary>
    [GeneratedRegex(Mark + "[0-9]{2}[a-z]+")]
    public static partial Regex Canary { get; }

    [GeneratedRegex("⟦([^¦⟧]*)¦([^¦⟧]*)(?:¦([^¦⟧]*))?⟧")]
    private static partial Regex Parts { get; }

    [GeneratedRegex("«([a-z]+)»")]
    private static partial Regex Texts { get; }
}
