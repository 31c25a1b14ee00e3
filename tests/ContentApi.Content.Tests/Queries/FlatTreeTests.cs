using ContentApi.Content.Tests.Model;
using ContentApi.Content.Tests.Snapshots;

namespace ContentApi.Content.Tests.Queries;

/// <summary>Trees whose items are a flat list and name their parents, as menus of Hugo are.</summary>
public sealed class FlatTreeTests
{
    const string Site = """
        -- schema/m.graphql --
        type Menu @singleton(path: "menu.yaml") { items: [Item!]! @tree(parent: "parent", id: "identifier", maxDepth: 3) }
        type Item { identifier: String  parent: String  name: String  to: Link @from(key: "url") }
        type Page @collection(path: "pages/{slug}.md", url: "/{slug}") { slug: String! @unique }
        -- content-repo/pages/team.md --
        -- content-repo/menu.yaml --
        items:
        @
        """;

    const string Hugo = """
          - {identifier: ann, parent: team, name: Ann}
          - {identifier: about, name: About}
          - {identifier: team, parent: about, name: Team, url: /team}
          - {name: Blog, parent: ''}
          - {name: History, parent: about}
        """;

    static QueriedSite With(string items) => new(Site.Replace("@\n", "@").Replace("\n@", "\n" + items + "\n"));

    [Fact]
    public void A_flat_list_gives_the_same_fields_as_nested_items()
    {
        using var site = With(Hugo);
        Assert.Empty(site.Snapshot.Diagnostics);
        site.Answers(
            """{ menu { flatItems { id parentId depth item { name } } breadcrumbs(to: "/team") { item { name } } } }""",
            """
            {"menu": {"flatItems": [
              {"id": "menu.yaml#1", "parentId": null, "depth": 0, "item": {"name": "About"}},
              {"id": "menu.yaml#2", "parentId": "menu.yaml#1", "depth": 1, "item": {"name": "Team"}},
              {"id": "menu.yaml#0", "parentId": "menu.yaml#2", "depth": 2, "item": {"name": "Ann"}},
              {"id": "menu.yaml#4", "parentId": "menu.yaml#1", "depth": 1, "item": {"name": "History"}},
              {"id": "menu.yaml#3", "parentId": null, "depth": 0, "item": {"name": "Blog"}}],
              "breadcrumbs": [{"item": {"name": "About"}}, {"item": {"name": "Team"}}]}}
            """);
        var tree = site.Ask("{ menu { tree } }").Json.GetProperty("data").GetProperty("menu").GetProperty("tree");
        Assert.Equal("Ann", tree[0].GetProperty("children")[0].GetProperty("children")[0].GetProperty("name").GetString());
        Assert.Equal(["About", "Blog"], tree.EnumerateArray().Select(item => item.GetProperty("name").GetString()!));
        Assert.Equal(0, tree[1].GetProperty("children").GetArrayLength());
    }

    [Theory]
    [InlineData("  - {name: About}\n  - {name: Team, parent: About}\n  - {name: Ann, parent: team}", "0 1 2")]
    [InlineData("  - {identifier: about, name: About us}\n  - {name: Team, parent: about}\n  - {name: Ann, parent: Team}", "0 1 2")]
    [InlineData("  - {identifier: '', name: About}\n  - {identifier: x, name: About, parent: About}\n  - {name: y, parent: x}", "0 1 2")]
    public void The_first_field_with_a_value_identifies_an_item(string items, string depths)
    {
        using var site = new QueriedSite(Site.Replace("\"identifier\"", "\"identifier ?? name\"").Replace("@\n", "@").Replace("\n@", "\n" + items + "\n"));
        Assert.Empty(site.Snapshot.Diagnostics);
        var flat = site.Ask("{ menu { flatItems { depth } } }").Json.GetProperty("data").GetProperty("menu").GetProperty("flatItems");
        Assert.Equal(depths, string.Join(' ', flat.EnumerateArray().Select(item => item.GetProperty("depth").GetInt32())));
    }

    [Theory]
    [InlineData("  - {name: About}\n  - {name: About}", "CA4034",
        "Another item has the identifier or name \"About\" as well; items below it belong to the first.")]
    [InlineData("  - {name: About}\n  - {name: Team, parent: Abuot}", "CA4032",
        "No item has the identifier or name \"Abuot\"; the item is served on the first level.")]
    [InlineData("  - {name: About, parent: About}", "CA4033",
        "The item is below itself: its parent \"About\" leads back to it. It is served on the first level.")]
    public void A_message_names_all_fields_that_identify_items(string items, string code, string message)
    {
        using var site = new QueriedSite(Site.Replace("\"identifier\"", "\"identifier ?? name\"").Replace("@\n", "@").Replace("\n@", "\n" + items + "\n"));
        var fault = Assert.Single(site.Snapshot.Diagnostics);
        Assert.Equal((code, message), (fault.Rule.Code, fault.Message));
    }

    [Theory]
    [InlineData("  - {identifier: a}\n  - {parent: x, name: b}", "CA4032", "0 0")]
    [InlineData("  - {identifier: about}\n  - {parent: abuot}", "CA4032", "0 0")]
    [InlineData("  - {identifier: a, parent: a}", "CA4033", "0")]
    [InlineData("  - {identifier: a, parent: b}\n  - {identifier: b, parent: a}", "CA4033", "0 1")]
    [InlineData("  - {identifier: c, parent: a}\n  - {identifier: a, parent: b}\n  - {identifier: b, parent: a}", "CA4033", "0 1 1")]
    [InlineData("  - {identifier: a}\n  - {identifier: a}\n  - {parent: a}", "CA4034", "0 1 0")]
    [InlineData("  - {identifier: a}\n  - {identifier: b, parent: a}\n  - {identifier: c, parent: b}\n  - {identifier: d, parent: c}\n  - {parent: d}",
         "CA4012", "0 1 2")]
    public void An_item_whose_place_is_not_clear_is_told(string items, string code, string depths)
    {
        using var site = With(items);
        Assert.Equal(code, Assert.Single(site.Snapshot.Diagnostics).Rule.Code);
        var nodes = site.Ask("{ menu { flatItems { depth } } }").Json.GetProperty("data").GetProperty("menu").GetProperty("flatItems");
        Assert.Equal(depths, string.Join(' ', nodes.EnumerateArray().Select(node => node.GetProperty("depth").GetInt32())));
    }

    [Theory]
    [InlineData("  - {identifier: About}\n  - {parent: about}", 0, "0 1")]
    [InlineData("  - {identifier: a}\n  - {identifier: A}\n  - {parent: A}", 0, "0 0 1")]
    [InlineData("  - {identifier: ab}\n  - {identifier: aB}\n  - {parent: AB}", 1, "0 0 0")]
    public void A_parent_is_found_in_other_capitals_if_only_one_item_is_meant(string items, int faults, string depths)
    {
        using var site = With(items);
        Assert.Equal(faults, site.Snapshot.Diagnostics.Count());
        var nodes = site.Ask("{ menu { flatItems { depth } } }").Json.GetProperty("data").GetProperty("menu").GetProperty("flatItems");
        Assert.Equal(depths, string.Join(' ', nodes.EnumerateArray().Select(node => node.GetProperty("depth").GetInt32())));
    }

    [Theory]
    [InlineData("a", "x", "Write the identifier of another item.")]
    [InlineData("about", "abuot", "Did you mean \"about\"?")]
    public void A_near_id_is_proposed_and_no_other_letter(string id, string parent, string hint)
    {
        using var site = With($"  - {{identifier: {id}}}\n  - {{parent: {parent}}}");
        Assert.Equal(hint, Assert.Single(site.Snapshot.Diagnostics).Hint);
    }

    [Fact]
    public void A_long_chain_and_a_large_circle_take_linear_time()
    {
        var chain = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"  - {{identifier: i{i}, parent: i{i + 1}}}\n"));
        using var site = With(chain + "  - {identifier: i20000, parent: i0}");
        Assert.Contains(site.Snapshot.Diagnostics, diagnostic => diagnostic.Rule.Code == "CA4033");
        Assert.Contains("\"depth\":2", site.Ask("{ menu { flatItems { depth } } }").Text);
    }

    [Theory]
    [InlineData("items: [Item!]! @tree(parent: \"parent\")", "@tree of a flat list needs \"id\".")]
    [InlineData("items: [Item!]! @tree(id: \"id\")", "@tree of a flat list needs \"parent\".")]
    [InlineData("items: [Item!]! @tree(id: \"id\", parent: \"up\")", "Item has no field \"up\".")]
    [InlineData("items: [Item!]! @tree(id: \"id\", parent: \"tags\")", "Item.tags cannot name an item, because its type is [String].")]
    [InlineData("items: [String!]! @tree(id: \"id\", parent: \"parent\")", "@tree needs a list of an embedded type, and Menu.items is none.")]
    public void A_tree_without_its_fields_is_refused(string field, string message)
    {
        var diagnostic = Assert.Single(ModelUnderTest.Read(
            $"type Menu @singleton(path: \"m.yaml\") {{ {field} }} type Item {{ id: String parent: String tags: [String] }}").Diagnostics);
        Assert.Equal(("CA1005", message), (diagnostic.Rule.Code, diagnostic.Message));
    }
}
