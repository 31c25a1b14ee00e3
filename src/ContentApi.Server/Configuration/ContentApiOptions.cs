using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace ContentApi.Server.Configuration;

/// <summary>
/// Every setting with its default and its allowed range. The command line, the environment and <c>appsettings.json</c> bind to these names;
/// <c>docs/configuration.md</c> lists them, which a test compares.
/// </summary>
sealed class ContentApiOptions
{
    [Description("A folder in the Git repository, or the repository itself, bare or ordinary.")]
    [Required]
    public string Repository { get; set; } = ".";

    [Description("The branch, tag or commit id that is served; a branch is followed.")]
    [Required]
    public string Ref { get; set; } = "HEAD";

    [Description("The folder inside the commit's tree that holds the content; '.' for its root.")]
    [Required]
    public string Content { get; set; } = "content-repo";

    [Description("The folder inside the commit's tree that holds the content model's .graphql files.")]
    [Required]
    public string Schema { get; set; } = "schema";

    [Description("A folder on the disk, or one .graphql file, to read the content model from instead, for a repository that has none.")]
    public string? SchemaFile { get; set; }

    [Description("Where the server listens: one URL, or several with ';' between them.")]
    [Required]
    public string Urls { get; set; } = "http://127.0.0.1:5080";

    [Description("The largest body of a request, in bytes. It stops a client from filling the memory.")]
    [Range(1 << 10, 64 << 20)]
    public int MaxBodyBytes { get; set; } = 1 << 20;

    [Description("The longest first line of a request (method and URL, with a GET's query), in bytes. It stops a client from filling the memory.")]
    [Range(1 << 10, 1 << 20)]
    public int MaxRequestLineBytes { get; set; } = 16 << 10;

    [Description("How many diagnostics are printed or logged for one commit; 'check' prints all.")]
    [Range(0, 10_000)]
    public int DiagnosticsShown { get; set; } = 20;
}
