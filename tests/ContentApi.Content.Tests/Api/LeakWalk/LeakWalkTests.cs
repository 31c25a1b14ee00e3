using System.Text;
using ContentApi.Content.Model;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;

namespace ContentApi.Content.Tests.Api.LeakWalk;

/// <summary>
/// Nothing that is not visible reaches a reader, by whatever field, argument or condition of the API, and no answer tells that it is there. The walk finds
/// fields and arguments by introspection, so that a new one is walked on the day it is added; what it cannot fill fails it. <see cref="InvisibleThings"/>
/// lists what is not visible.
/// </summary>
public sealed class LeakWalkTests(LeakWalkTests.WalkOfAll all) : IClassFixture<LeakWalkTests.WalkOfAll>
{
    /// <summary>The walk of the site with all invisible things, which takes some seconds.</summary>
    public sealed class WalkOfAll : IDisposable
    {
        readonly Lazy<LeakWalk> walk;

        public WalkOfAll() => walk = new(Start);

        internal LeakSite Site { get; } = new();
        internal LeakWalk Walk => walk.Value;

        LeakWalk Start()
        {
            var started = new LeakWalk(Site, isCompared: true);
            started.WalkFields();
            started.WalkArguments();
            return started;
        }

        public void Dispose()
        {
            if (walk.IsValueCreated) walk.Value.Dispose();
        }
    }

    LeakWalk Walk => all.Walk;

    [Fact]
    public void No_answer_tells_anything_of_an_invisible_thing()
    {
        TestReport.Add("leaks", $"{InvisibleThings.All.Count} kinds of invisible things with {all.Site.Canaries.Count()} texts, looked for by "
            + $"{Walk.Common.Fields.Count} fields and {Walk.Given.Count} arguments and conditions in {Walk.Requests} requests with {Walk.Probes} values");
        AssertNone(Walk.Leaks);
        Assert.Empty(Walk.Common.Canaries);
    }

    [Fact]
    public void Everything_is_found_where_it_is_visible() => Assert.Empty(all.Site.Canaries.Except(Walk.Shown.Canaries));

    [Fact]
    public void Every_field_has_a_value_somewhere() => AssertNone(
    [
        .. Walk.Schema.Types.Where(type => type.Kind == "OBJECT").SelectMany(type => type.Fields, (type, field) => $"{type.Name}.{field.Name}")
            .Except(Walk.Shown.Fields.Keys),
    ]);

    [Fact]
    public void Every_argument_and_every_condition_tells_a_site_that_shows_everything_from_one_that_lacks_it() =>
        AssertNone([.. Walk.Given.Except(Walk.Telling)]);

    [Fact]
    public void Every_condition_is_given() => AssertNone(
    [
        .. Walk.Schema.InputTypes.SelectMany(type => type.Inputs, (type, input) => $"{type.Name}.{input.Name}")
            .Except(Walk.Given),
    ]);

    [Fact]
    public void A_request_has_no_directives_but_those_of_the_specification() =>
        // These give no values. Whoever adds one that does says here how it is walked.
        Assert.Equal(["include", "skip"], Walk.Schema.RequestDirectives.Order());

    [Theory]
    [InlineData("NODES", "SANITIZE", "COMMONMARK")]
    [InlineData("KEEP", "ESCAPE", "COMMONMARK")]
    [InlineData("DROP", "SANITIZE", "KRAMDOWN")]
    [InlineData("DROP", "SANITIZE", "MDX")]
    public void Other_settings_show_other_things_and_no_comments(string templates, string rawHtml, string dialect)
    {
        using var walk = new LeakWalk(new(templates, rawHtml, dialect), isCompared: false);
        walk.WalkFields();
        AssertNone(walk.Leaks);
        Assert.Empty(walk.Common.Canaries);
    }

    [Fact]
    public void Only_the_source_of_a_text_has_its_comments()
    {
        using var walk = new LeakWalk(new(ServesRaw: true), isCompared: false);
        walk.WalkFields();
        Assert.NotEmpty(walk.Leaks);
        AssertNone([.. walk.LeakingFields.Except(["Markdown.raw"])]);
    }

    [Fact]
    public void The_site_uses_every_directive_of_a_model_with_every_argument()
    {
        var model = FileListing.Parse(new LeakSite().Listing(View.Hidden)).First(file => file.Path == "schema/model.graphql").Text;
        var document = Parser.ParseDocument(new Source(Encoding.UTF8.GetBytes(model), "model"), ParserOptions.TypeSystem);
        var used = document.Definitions.SelectMany(DirectivesOf)
            .SelectMany(directive => directive.Arguments.Select(argument => $"{directive.Name.Value}({argument.Name.Value}:)").Append(directive.Name.Value));
        var known = Vocabulary.Directives.Values
            .SelectMany(directive => directive.Arguments.Select(argument => $"{directive.Name.Value}({argument.Name.Value}:)").Append(directive.Name.Value));
        Assert.Empty(known.Except(used));
    }

    static void AssertNone(IReadOnlyCollection<string> found) =>
        Assert.True(found.Count == 0, $"{found.Count} found, among them:\n{string.Join('\n', found.Take(50))}");

    static IEnumerable<DirectiveNode> DirectivesOf(DefinitionNode definition) => definition switch
    {
        SchemaDefinitionNode schema => schema.Directives,
        ObjectTypeDefinitionNode type => [.. type.Directives, .. type.Fields.SelectMany(field => field.Directives)],
        UnionTypeDefinitionNode union => union.Directives,
        _ => [],
    };
}
