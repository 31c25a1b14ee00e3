using System.Diagnostics;
using ContentApi.Sites.Tests.Published;

namespace ContentApi.Sites.Tests.Generators;

/// <summary>Builds a site with the program that its authors build it with.</summary>
static class Generator
{
    static readonly TimeSpan longestBuild = TimeSpan.FromMinutes(10);

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

    /// <summary>Runs npm's <c>docusaurus build</c> with the configuration beside this file.</summary>
    public static PublishedSite Docusaurus(string folder)
    {
        Configure(folder, "docusaurus.config.mjs");
        Run(folder, "node", [Path.Combine(NodePackage("@docusaurus/core"), "bin/docusaurus.mjs"), "build", "--out-dir", folder + ".site"]);
        return new(folder + ".site");
    }

    /// <summary>Runs npm's <c>astro build</c> with the configuration and pages of the folder <c>Node/astro</c>.</summary>
    public static PublishedSite Astro(string folder)
    {
        // Beside its packages: Astro loses the files of packages that have no folder in common with the site but the root of the disk.
        var site = Path.Combine(node, "obj", Path.GetFileName(Path.GetDirectoryName(folder)!));
        CopyFolder(Path.Combine(folder, "src"), Path.Combine(site, "src"));
        CopyFolder(Path.Combine(node, "astro"), site);
        try
        {
            Run(site, "node", [Path.Combine(NodePackage("astro"), "astro.js"), "build"]);
            CopyFolder(Path.Combine(site, "dist"), folder + ".site");
        }
        finally
        {
            Directory.Delete(site, recursive: true);
        }
        return new(folder + ".site");
    }

    static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>Reads the folder <c>content</c> with the parser of Nuxt Content, which needs no Nuxt.</summary>
    public static PublishedSite Nuxt(string folder)
    {
        Run(folder, "node", [Path.Combine(node, "nuxt.mjs"), "content", folder + ".site"]);
        return new(folder + ".site");
    }

    /// <param name="package">An npm package of <c>Generators/Node/package.json</c>.</param>
    /// <returns>The folder that npm has installed it in.</returns>
    public static string NodePackage(string package) => Path.Combine(node, "node_modules", package);

    static readonly string node = Path.Combine(ProjectFolder.Path, "tests/ContentApi.Sites.Tests/Generators/Node");

    /// <summary>Copies a file of the folder <c>Node</c> into a site, and lets the site find the packages.</summary>
    static void Configure(string folder, string file)
    {
        File.Copy(Path.Combine(node, file), Path.Combine(folder, file));
        Directory.CreateSymbolicLink(Path.Combine(folder, "node_modules"), Path.Combine(node, "node_modules"));
    }

    /// <returns>The standard output.</returns>
    static string Run(string folder, string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // The dates of a site must not depend on the machine.
        (start.Environment["TZ"], start.Environment["LC_ALL"], start.Environment["JEKYLL_ENV"]) = ("UTC", "C.UTF-8", "production");
        // Nor may it depend on what was built before.
        (start.Environment["DOCUSAURUS_NO_PERSISTENT_CACHE"], start.Environment["ASTRO_TELEMETRY_DISABLED"]) = ("true", "1");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(longestBuild)) process.Kill(entireProcessTree: true);
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output.Result}{errors.Result}");
        return output.Result;
    }
}
