using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace ContentApi.Server.Tests.Html;

/// <summary>Texts with code in them, through the API, in the system's Chromium: no code runs.</summary>
public sealed class XssInChromiumTests
{
    const string Model = """
        extend schema @site(iframeHosts: ["www.youtube.com"], htmlElements: ["xss", "marquee"], htmlAttributes: ["data-a"])
        type Text @collection(path: "texts/{slug}.json") { slug: String! @unique  body: Markdown }

        """;

    static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>Tells the top window that code has run, in every frame.</summary>
    const string Hook = "window.alert = () => { try { top.ran.push(top.current); } catch { } };";

    /// <summary>
    /// Inserts HTML into the page and as a document of its own, and does what a reader may do with each element. Links that are followed would end the test,
    /// unless they lead to code. Returns the numbers of the texts whose code has run.
    /// </summary>
    const string Script = """
        async texts => {
          window.ran = [];
          const stop = event => {
            const link = event.target.closest?.('a, area');
            if (link && !/^(javascript|data|vbscript|blob):/i.test(link.protocol)) event.preventDefault();
          };
          document.addEventListener('click', stop, true);
          document.addEventListener('submit', event => event.preventDefault(), true);
          const wait = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));
          const touch = root => {
            for (const element of root.querySelectorAll('*')) {
              for (const name of ['mouseover', 'pointerenter', 'focus', 'wheel', 'toggle', 'animationstart', 'auxclick', 'beforetoggle', 'scrollend',
                  'beforematch',
                  'contentvisibilityautostatechange'])
                element.dispatchEvent(new Event(name, {bubbles: true}));
              element.focus?.();
              element.click?.();
            }
          };
          for (let i = 0; i < texts.length; i++) {
            window.current = i;
            const box = document.body.appendChild(document.createElement('div'));
            box.innerHTML = texts[i];
            // What a front end does to clean up must not bring code back to life.
            const again = document.body.appendChild(document.createElement('div'));
            again.innerHTML = box.innerHTML;
            const frame = document.createElement('iframe');
            frame.srcdoc = '<!doctype html><body>' + texts[i];
            const loaded = new Promise(resolve => frame.onload = resolve);
            document.body.appendChild(frame);
            await Promise.race([loaded, wait(2000)]);
            touch(box);
            touch(again);
            if (frame.contentDocument) {
              frame.contentDocument.addEventListener('click', stop, true);
              frame.contentDocument.addEventListener('submit', event => event.preventDefault(), true);
              touch(frame.contentDocument);
            }
            await wait(30);
            box.remove();
            again.remove();
            frame.remove();
          }
          return [...new Set(window.ran)];
        }
        """;

    [Fact]
    public async Task No_code_in_a_text_runs_in_a_page_that_shows_its_HTML()
    {
        var payloads = XssPayloads.All;
        Assert.True(payloads.Count >= 200, $"{payloads.Count} payloads");
        Assert.Equal(payloads.Count, payloads.Distinct().Count());
        var html = await HtmlOf(payloads);
        Assert.Equal(payloads.Count, html.Length);
        var chromium = Browsers.FirstOrDefault(File.Exists);
        Assert.True(chromium is not null, "Chromium is needed: apt-get install chromium");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage"],
        });
        var page = await browser.NewPageAsync();
        await page.AddInitScriptAsync(Hook);
        // No request leaves the machine: pictures and frames are missing.
        await page.RouteAsync("**", route => new Uri(route.Request.Url).AbsolutePath == "/page"
            ? route.FulfillAsync(new() { ContentType = "text/html", Body = "<!doctype html><body>" })
            : route.FulfillAsync(new() { Status = 404 }));
        await page.GotoAsync("http://site.test/page");

        var controls = await page.EvaluateAsync<int[]>(Script, XssPayloads.Controls);
        Assert.Equal(Enumerable.Range(0, XssPayloads.Controls.Length), controls.Order());

        var ran = await page.EvaluateAsync<int[]>(Script, html);
        Assert.True(ran.Length == 0, string.Join('\n', ran.Select(i => $"{JsonSerializer.Serialize(payloads[i])}\n  {html[i]}")));
    }

    /// <summary>Serves each text as the value of a JSON file, which may have control characters, and returns its HTML.</summary>
    static async Task<string[]> HtmlOf(IReadOnlyList<string> texts)
    {
        var repository = TestRepository.Empty();
        repository.CommitInBulk(texts.Select((text, i) => ($"content-repo/texts/t{i:0000}.json", new JsonObject { ["body"] = text }.ToJsonString()))
            .Prepend(("schema/site.graphql", Model)));
        await using var server = await TestServer.StartAsync(repository);
        var html = new List<string>();
        string? after = null;
        do
        {
            var query = new JsonObject
            {
                ["query"] = "query ($after: String) { texts(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes { body { html } } } }",
                ["variables"] = new JsonObject { ["after"] = after },
            };
            using var response = await server.Client.PostAsync("/graphql", new StringContent(query.ToJsonString(), null, "application/json"));
            var page = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["data"]!["texts"]!;
            html.AddRange(page["nodes"]!.AsArray().Select(node => (string?)node!["body"]?["html"] ?? ""));
            after = (bool)page["pageInfo"]!["hasNextPage"]! ? (string)page["pageInfo"]!["endCursor"]! : null;
        }
        while (after is not null);
        return [.. html];
    }
}
