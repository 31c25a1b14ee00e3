using System.Text;
using System.Text.Json;
using ContentApi.Server.Answers;
using ContentApi.Server.Requests;

namespace ContentApi.Server.GraphiQL;

/// <summary>GraphiQL's page, in HTML.</summary>
static class GraphiQLPage
{
    /// <param name="examples">The queries, one for each tab.</param>
    public static byte[] Render(IReadOnlyList<string> examples)
    {
        var manifest = GraphiQLFiles.Manifest;
        // The default encoder escapes '<', so that no text can end the script element.
        var settings = JsonSerializer.Serialize(
            new
            {
                endpoint = Paths.GraphQL,
                workers = manifest.Workers.ToDictionary(worker => worker.Key, worker => Paths.GraphiQLFiles + worker.Value),
                // Identifies the tabs in the browser. Sites with equal examples may share them, since their queries fit.
                site = EntityTag.Of(Encoding.UTF8.GetBytes(string.Concat(examples))).Trim('"'),
                examples,
            });
        return Encoding.UTF8.GetBytes(
            $"""
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>Content API - GraphiQL</title>
              <link rel="icon" href="data:,">
              <link rel="stylesheet" href="{Paths.GraphiQLFiles}{manifest.Style}">
              <script type="application/json" id="settings">{settings}</script>
              <script type="module" src="{Paths.GraphiQLFiles}{manifest.Script}"></script>
            </head>
            <body>
              <div id="graphiql">
                <p>GraphiQL is loading. Without JavaScript, send queries to this address: see the schema at <a href="{Paths.Schema}">{Paths.Schema}</a>.</p>
              </div>
            </body>
            </html>

            """);
    }
}
