using ContentApi.Server.Tests.Http;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContentApi.Server.Tests.GraphiQL;

/// <summary>GraphiQL in the system's Chromium.</summary>
public sealed class GraphiQLInChromiumTests(SharedServer shared) : IClassFixture<SharedServer>
{
    static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    [Fact]
    public async Task GraphiQL_opens_with_the_examples_and_shows_an_answer()
    {
        var chromium = Browsers.FirstOrDefault(File.Exists);
        Assert.True(chromium is not null, "Chromium is needed: apt-get install chromium");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage"],
        });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1400, Height = 850 } });
        List<string> hosts = [], problems = [];
        page.Request += (_, request) => { if (!request.Url.StartsWith("data:", StringComparison.Ordinal)) hosts.Add(new Uri(request.Url).Authority); };
        page.Console += (_, message) => { if (message.Type == "error") problems.Add(message.Text); };
        page.PageError += (_, error) => problems.Add(error);
        page.Response += (_, response) => { if (response.Status >= 400) problems.Add($"{response.Status} {response.Url}"); };

        await page.GotoAsync(new Uri(shared.Server.Url, "/graphql").ToString());
        foreach (var example in (string[])["Pages", "Menus", "Reports", "ExternalLinks"])
            await Expect(Tab(page, example)).ToBeVisibleAsync(Patiently);

        await Expect(page.GetByText("totalCount").First).ToBeVisibleAsync(Patiently);
        await ExecuteUntilVisible(page, "\"About us\"");
        await Expect(page.GetByText("\"content-repo/pages/about.md\"").First).ToBeVisibleAsync(Patiently);
        var screenshot = await page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "graphiql.png") });

        await Tab(page, "Menus").ClickAsync();
        await ExecuteUntilVisible(page, "\"Team\"");

        // The keys differ from GraphiQL's own: another site that is served at this address later must not open with these tabs.
        var kept = await page.EvaluateAsync<string[]>("Object.keys(localStorage)");
        Assert.NotEmpty(kept);
        Assert.All(kept, key => Assert.Matches("^[\\w-]{22}:graphiql:", key));

        Assert.Equal([shared.Server.Url.Authority], hosts.Distinct());
        Assert.Empty(problems);
        // The picture of a blank page has a tenth of this size.
        Assert.True(screenshot.Length > 40_000, $"The screenshot has only {screenshot.Length} bytes.");
    }

    /// <summary>
    /// A test is faster than a person: a click before the editor is ready is lost, and for a moment after a change of tabs GraphiQL still sends the name of
    /// the other tab's operation.
    /// </summary>
    static async Task ExecuteUntilVisible(IPage page, string text)
    {
        for (var tries = 1; ; tries++)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Execute query" }).ClickAsync();
            try
            {
                await page.GetByText(text).First.WaitForAsync(new() { Timeout = 3_000 });
                return;
            }
            catch (TimeoutException) when (tries < 10)
            {
            }
        }
    }

    static ILocator Tab(IPage page, string name) =>
        page.GetByRole(AriaRole.Tablist).GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>Generous, because the browser starts slowly on a busy machine; only a failing test waits this long.</summary>
    static LocatorAssertionsToBeVisibleOptions Patiently => new() { Timeout = 30_000 };
}
