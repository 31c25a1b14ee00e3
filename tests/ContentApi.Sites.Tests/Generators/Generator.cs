using System.Diagnostics;
using ContentApi.Sites.Tests.Published;

namespace ContentApi.Sites.Tests.Generators;

/// <summary>Builds a site with the program that its authors build it with.</summary>
static class Generator
{
    static readonly TimeSpan longestBuild = TimeSpan.FromMinutes(3);

    /// <summary>Runs Debian's <c>jekyll build</c>.</summary>
    public static PublishedSite Jekyll(string folder, params string[] options)
    {
        Run(folder, "jekyll", ["build", "--quiet", "--disable-disk-cache", "--destination", folder + ".site", .. options]);
        return new(folder + ".site");
    }

    /// <summary>Returns the folder of the site that <c>jekyll new</c> copies.</summary>
    public static string JekyllTemplate() =>
        Path.Combine(Path.GetDirectoryName(Run(".", "gem", ["which", "jekyll"]).Trim())!, "site_template");

    /// <summary>Runs Debian's <c>hugo</c>.</summary>
    public static PublishedSite Hugo(string folder, params string[] options)
    {
        Run(folder, "hugo", ["--quiet", "--destination", folder + ".site", .. options]);
        return new(folder + ".site");
    }

    /// <summary>Runs npm's <c>@11ty/eleventy</c>.</summary>
    public static PublishedSite Eleventy(string folder, params string[] options)
    {
        var program = Path.Combine(SiteFolder.OfPackage("@11ty/eleventy"), "cmd.cjs");
        Run(folder, "node", [program, "--quiet", $"--output={folder}.site", .. options]);
        return new(folder + ".site");
    }

    /// <returns>The standard output.</returns>
    static string Run(string folder, string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // The dates of a site must not depend on the machine.
        (start.Environment["TZ"], start.Environment["LC_ALL"], start.Environment["JEKYLL_ENV"]) = ("UTC", "C.UTF-8", "production");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(longestBuild)) process.Kill(entireProcessTree: true);
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output.Result}{errors.Result}");
        return output.Result;
    }
}
