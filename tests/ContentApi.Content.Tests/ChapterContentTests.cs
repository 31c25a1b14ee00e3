using System.Text.Json.Nodes;
using ContentApi.Content.Tests.Api;

namespace ContentApi.Content.Tests;

/// <summary>The content of this repository, as it is in the working folder: the site of a chapter.</summary>
public sealed class ChapterContentTests(ChapterContentTests.Chapter chapter) : IClassFixture<ChapterContentTests.Chapter>
{
    public sealed class Chapter : IDisposable
    {
        internal ApiUnderTest Api { get; } = ApiUnderTest.OfProject();

        public void Dispose() => Api.Dispose();
    }

    [Fact]
    public void The_content_has_no_diagnostics() => Assert.Empty(chapter.Api.Snapshot.Diagnostics);

    [Fact]
    public void The_main_menu_has_both_levels() => Assert.Equal(
        """
        Home
        Write4Rights: resources
        Regular Events: Book Club, Human Rights Altar
        Actions: Refugees, Immigrant Detention, ErenKeskin Turkey, Close Guantanamo, Human Rights Defenders, Freedom to Write, Women's Rights Actions 2020
        HumanRights: Israel Human Rights, Uyghurs, ClimateJustice, Essay Contest, Turkish Lawyers, Refugees, Refugees2022
        Contact us
        """,
        string.Join('\n', Items(Data("""{ menu(handle: "main") { items { label children { label } } } }""")["menu"]!["items"]!, item =>
            item["children"]!.AsArray().Count == 0 ? $"{item["label"]}"
                : $"{item["label"]}: {string.Join(", ", Items(item["children"]!, child => $"{child["label"]}"))}")));

    [Fact]
    public void Every_item_of_the_main_menu_leads_to_a_different_page()
    {
        var items = Data("""{ menu(handle: "main") { items { ...Line children { ...Line } } } } """
            + """fragment Line on MenuItem { target { target { ... on Page { slug summary body { html } } } } }""")
            ["menu"]!["items"]!.AsArray();
        var targets = items.Concat(items.SelectMany(item => item!["children"]!.AsArray())).Select(line => line!["target"]!["target"]).ToArray();

        Assert.Equal(23, targets.Select(target => (string?)target?["slug"]).Distinct().Count());
        Assert.DoesNotContain(targets,
            target => target is null || string.IsNullOrEmpty((string?)target["summary"]) || string.IsNullOrEmpty((string?)target["body"]?["html"]));
    }

    [Fact]
    public void The_page_on_uyghurs_has_sections_with_actions_and_reports()
    {
        var page = Data(
            """{ page(slug: "uyghurs") { title sections { heading body { html } actions { title } } reports { title } links { title url } } }""")["page"]!;

        Assert.Equal("Uyghurs", (string?)page["title"]);
        Assert.Equal([0, 3, 1, 0], Items(page["sections"]!, section => section["actions"]!.AsArray().Count));
        Assert.Equal(
        [
            "China’s Mass Internment, Torture and Persecution of Muslims",
            "Hearts and Lives Broken: The Nightmare of Uyghur Families Separated by Repression",
            "Buzzfeed Investigation", "Radio Free Asia", "BBC Report",
        ], Items(page["reports"]!, report => (string?)report["title"]));
        Assert.Equal(["Campaign for Uyghurs"], Items(page["links"]!, link => (string?)link["title"]));
        Assert.All(page["sections"]!.AsArray(), section => Assert.StartsWith("<p>", (string?)section!["body"]!["html"]));
    }

    [Fact]
    public void The_chapter_has_its_contact_details() => chapter.Api.Answers(
        "{ chapter { groupNumber city email social { label } } }",
        """{"data": {"chapter": {"groupNumber": 283, "city": "Sacramento", "email": "amnestysacramento@gmail.com","""
            + """ "social": [{"label": "Twitter"}, {"label": "Facebook"}]}}}""");

    [Fact]
    public void Every_type_and_field_of_the_model_is_described()
    {
        var types = chapter.Api.Snapshot.Model.Types;

        Assert.Empty(types.Where(type => type.Node.Description is null).Select(type => type.Name));
        Assert.Empty(types.SelectMany(type => type.Fields).Where(field => field.Node.Description is null).Select(field => $"{field}"));
    }

    JsonNode Data(string query) => chapter.Api.Data(query);

    static IEnumerable<T> Items<T>(JsonNode list, Func<JsonNode, T> select) => list.AsArray().Select(item => select(item!));
}
