namespace ContentApi.Server.Tests.CommandLine;

/// <summary><c>init</c> on repositories in the habits of six site generators.</summary>
public sealed class InitTests : IDisposable
{
    readonly TestRepository repository = TestRepository.Empty();

    public void Dispose() => repository.Dispose();

    async Task<(int ExitCode, string Output, string Errors)> Init(params string[] options) =>
        await ContentApiProgram.RunAsync(repository.Path, ["init", .. options]);

    string Model => File.ReadAllText(Path.Combine(repository.Path, "schema/model.graphql"));

    static string Posts(string folder, string extension, Func<int, string> name, string frontMatter = "") =>
        string.Concat(Enumerable.Range(1, 6).Select(i => $"-- {folder}/{name(i)}.{extension} --\n---\ntitle: Post {i}\n{frontMatter}---\nText {i}.\n"));

    [Fact]
    public async Task Folders_and_keys_that_Jekyll_knows_keep_their_meaning_in_the_smallest_site()
    {
        repository.Commit(
            """
            -- _config.yml --
            collections: {tabs: {output: true}, notes: {output: true}}
            defaults: [{scope: {path: "", type: notes}, values: {permalink: "/:title/"}}]
            -- _notes/a.md --
            ---
            title: A note
            ---
            -- _posts/2024-05-01-welcome.markdown --
            ---
            title: Welcome
            categories: jekyll update
            redirect_from: [/hello/]
            ---
            Hello.
            -- _tabs/meetings.md --
            ---
            title: Meetings
            ---
            Soon.
            -- old.md --
            ---
            redirect_to: /tabs/meetings.html
            ---
            -- _data/de/strings.yml --
            hi: Hallo
            """);
        Assert.Equal(0, (await Init()).ExitCode);
        Assert.Contains(
            """
            type Post @collection(path: "_posts/{date}-{slug}.markdown", url: "/[{categories:lower}/]{date:yyyy/MM/dd}/{slug:pretty}.html") {
            """, Model, StringComparison.Ordinal);
        Assert.Contains("  categories: [String!] @split\n", Model, StringComparison.Ordinal);
        Assert.Contains("  redirectFrom: [String!] @aliases\n", Model, StringComparison.Ordinal);
        Assert.Contains("type Tab @collection(path: \"_tabs/{slug}.md\", url: \"/tabs/{slug:htmlFile}\") {", Model, StringComparison.Ordinal);
        Assert.Contains("type Note @collection(path: \"_notes/{slug}.md\", url: \"/{slug:pretty}/\") {", Model, StringComparison.Ordinal);
        Assert.Contains("  redirectTo: Link @redirectTo\n", Model, StringComparison.Ordinal);
        Assert.Contains("type StringItem @singleton(path: \"_data/de/strings.yml\") {", Model, StringComparison.Ordinal);
        var (exitCode, output, errors) = await ContentApiProgram.RunAsync(
            repository.Path, "check", "--content", ".", "--schema-file", Path.Combine(repository.Path, "schema/model.graphql"), "--strict");
        Assert.True(exitCode == 0, output + errors);
    }

    [Fact]
    public async Task A_site_of_Jekyll_gets_a_model_that_serves_it()
    {
        repository.Commit(
            """
            -- _config.yml --
            permalink: /:year/:title/
            collections: {people: {output: true}, drafts: {output: false}}
            -- _layouts/post.html --
            ---
            ---
            {{ content }}
            -- README.md --
            Not content.
            -- about.md --
            ---
            title: About
            permalink: /who/
            ---
            Us.
            -- index.html --
            ---
            title: Home
            ---
            <p>Hello</p>
            -- _data/sponsors.yml --
            - {name: Ann, since: 2020}
            - {name: Ben}
            -- _data/authors.yml --
            ann: {name: Ann, site: https://ann.example}
            ben: {name: Ben, "display name": B}
            -- _data/settings.yml --
            theme: dark
            -- _data/words.yml --
            - one
            - one
            -- _people/ann.md --
            ---
            name: Ann
            email: ann@site.example
            ---
            -- _people/ben.md --
            ---
            name: Ben
            ---
            -- _people/cleo.md --
            ---
            name: Cleo
            ---

            """ + Posts("_posts", "md", i => $"2024-01-0{i}-post-{i}", "author: ann\ntags: [a, b]\nrating: 4.5\ndraft: false\n"));
        var (exitCode, output, errors) = await Init();
        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Equal(
            """
            15 content files below '.', in the habits of Jekyll:
              Person: 3 entries of _people/{slug}.md
              Post: 6 entries of _posts/{date}-{slug}.md
              Page: 2 entries of {slug}.{html,md}
              Author: 2 entries of _data/authors.yml
              Setting: 1 entry of _data/settings.yml
              Sponsor: 2 entries of _data/sponsors.yml
            Wrote schema/model.graphql. It serves 14 of 15 files without error (93.3 %).
            The rest:
              _data/words.yml: it is a list of lists or of equal texts, not of records with keys
            Read the comments in it, then run: content-api serve --content . --schema-file schema/model.graphql

            """, output);
        Assert.Equal(
            """
            # A content model for 15 files of Jekyll, proposed by 'content-api init'.
            # Read it, correct it, and run 'content-api check'. Comments that begin with DOUBT need a decision.

            extend schema @site(dialect: KRAMDOWN)

            # 3 files.
            type Person @collection(path: "_people/{slug}.md", url: "/people/{slug:dropIndex}/") {
              # The file's name, where the file gives none.
              slug: String! @unique
              name: String @searchable(weight: 3)
              # 1 of 3 have it.
              email: EmailAddress
              body: Markdown @body @searchable
            }

            # 6 files.
            type Post @collection(path: "_posts/{date}-{slug}.md", url: "/{date:yyyy}/{slug:pretty}/") {
              # The file's name, where the file gives none.
              slug: String! @unique
              # The date in the file's name, where the file gives none.
              date: Date
              title: String! @searchable(weight: 3)
              author: Author
              draft: Boolean!
              rating: Float!
              tags: [String!]
              body: Markdown @body @searchable
            }

            # 2 files.
            type Page @collection(path: "{slug}.{html,md}", url: "{permalink ?? /{slug:dropIndex}/}") {
              # The file's name, where the file gives none.
              slug: String! @unique
              title: String @searchable(weight: 3)
              # 1 of 2 have it.
              permalink: String
              body: Markdown @body @searchable
            }

            # 1 file, 2 items.
            type Author @collection(path: "_data/authors.yml", items: true, key: "slug") {
              # The key of the item in its file.
              slug: String!
              name: String @searchable(weight: 3)
              # 1 of 2 have it.
              displayName: String @from(key: "display name")
              # 1 of 2 have it.
              site: URL
            }

            # 1 file.
            type Setting @singleton(path: "_data/settings.yml") {
              theme: String
            }

            # 1 file, 2 items.
            type Sponsor @collection(path: "_data/sponsors.yml", items: true, key: "name") {
              name: String! @searchable(weight: 3)
              # 1 of 2 have it.
              since: Int
            }

            """, Model);

        repository.Commit("");
        var (_, answer, faults) = await ContentApiProgram.RunAsync(repository.Path,
        [
            "query", "--content", ".", "--schema-file", "schema/model.graphql",
            "{ route(path: \"/2024/post-3/\") { ... on Post { date author { name } } } home: route(path: \"/\") { ... on Page { title } } "
                + "who: route(path: \"/who\") { ... on Page { title } } }",
        ]);
        Assert.Equal("", faults);
        Assert.Equal(
            """{"data":{"route":{"date":"2024-01-03","author":{"name":"Ann"}},"home":{"title":"Home"},"who":{"title":"About"}}}""", answer.Trim());
    }

    [Theory]
    [InlineData("Hugo", "hugo.toml", "content/posts", "content", "posts/{slug}.md", "/posts/{slug:dropIndex:urlize}/")]
    [InlineData("Eleventy", "eleventy.config.js", "src/posts", "src", "posts/{slug}.md", "/posts/{slug:dropIndex}/")]
    [InlineData("Astro", "astro.config.mjs", "src/content/posts", "src/content", "posts/{slug}.md", "/posts/{slug:githubSlug:dropIndex}/")]
    [InlineData("Docusaurus", "website/docusaurus.config.ts", "website/docs", "website", "docs/{path**}.md",
        "/docs/{path:dropTwin:dropReadme:dropIndex:dropNumbers}")]
    [InlineData("Nuxt", "nuxt.config.ts", "content/2.posts", "content", "2.posts/{slug}.md", "/posts/{slug:dropOrder:dropIndex:lower}")]
    [InlineData("no known generator", "x.txt", "posts", ".", "posts/{slug}.md", "/posts/{slug:dropIndex}")]
    public async Task The_habits_of_a_generator_give_paths_and_addresses(
        string generator, string mark, string folder, string content, string path, string address)
    {
        repository.Commit($"-- {mark} --\n\n" + Posts(folder, "md", i => $"p{i}"));
        var (exitCode, output, errors) = await Init();
        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Contains($"6 content files below '{content}', in the habits of {generator}:", output);
        Assert.Contains("It serves 6 of 6 files without error (100.0 %).", output);
        Assert.Contains($"@collection(path: \"{path}\", url: \"{address}\") {{", Model);
        Assert.Equal(generator == "Docusaurus", Model.Contains("\nextend schema @site(dialect: MDX)\n"));
    }

    [Fact]
    public async Task Eleventy_publishes_a_page_with_the_name_of_its_folder_there_and_keeps_dates_in_names()
    {
        repository.Commit("-- eleventy.config.js --\n\n" + string.Concat(Enumerable.Range(1, 3).Select(i =>
            $"-- src/trips/t{i}/t{i}.md --\n---\ntitle: T{i}\n---\n-- src/news/2024-01-0{i}-n{i}.md --\n---\ntitle: N{i}\n---\n")));
        var (exitCode, _, errors) = await Init();
        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Contains("@collection(path: \"trips/{path**}.md\", url: \"/trips/{path:dropTwin:dropIndex}/\") {", Model);
        Assert.Contains("@collection(path: \"news/{date}-{slug}.md\", url: \"/news/{date}-{slug}/\"", Model);
    }

    [Fact]
    public async Task Values_of_all_kinds_get_types_that_read_them()
    {
        repository.Commit(string.Concat(Enumerable.Range(1, 12).Select(i =>
            $"""
            -- notes/n{i}.md --
            ---
            id: n{i}
            version: {i}.10
            count: {i}
            code: "{i}"
            day: 2024-01-{i:00}
            at: 2024-01-{i:00} 09:30
            mostly: {(i == 3 ? "soon" : $"{i}")}
            mixed: {(i % 2 == 0 ? "text" : "{a: 1}")}
            one_or_many: {(i % 2 == 0 ? "x" : "[x, y]")}
            cover: /img/a.png
            related: [notes/n1, notes/n2.md]
            seo: {"{"}title: T{i}, "og:image": https://a.example/{i}.png{"}"}
            blocks: [{"{"}kind: a, size: {i}{"}"}]
            "strange ☃ key": {i}
            ---

            """)) + "-- img/a.png --\nx\n");
        var (exitCode, output, _) = await Init();
        Assert.Equal(0, exitCode);
        Assert.Contains("It serves 12 of 12 files without error", output);
        string[] fields =
        [
            "  contentId: String! @from(key: \"id\")", "  version: String!", "  count: Int!", "  code: String!", "  day: Date!", "  at: DateTime!",
            "  # DOUBT: 1 of 12 values is no Int: correct those, and write Int here.\n  mostly: String", "  mixed: JSON", "  oneOrMany: [String!]",
            "  cover: Asset", "  related: [Note!]", "  seo: NoteSeo", "  ogImage: URL! @from(key: \"og:image\")", "  blocks: [NoteBlock!]",
            "  strangeKey: Int! @from(key: \"strange ☃ key\")",
        ];
        Assert.All(fields, field => Assert.Contains($"{field}\n", Model));
    }

    [Theory]
    [InlineData("[\"Ann Lee\", \"Ben\"]", "json")]
    [InlineData("- Ann Lee\n- Ben", "yml")]
    [InlineData("- 1\n- 2\n- x", "yaml")]
    public async Task A_list_of_texts_is_a_collection_of_names(string list, string extension)
    {
        repository.Commit($"-- _config.yml --\ntitle: A\n-- a.md --\n---\ntitle: A\n---\n-- _data/thanks.{extension} --\n{list}\n");
        var (_, output, errors) = await Init();
        Assert.Equal("", errors);
        Assert.Contains("It serves 2 of 2 files without error (100.0 %).", output);
        Assert.Contains($"@collection(path: \"_data/thanks.{extension}\", items: true, key: \"name\") {{\n", Model);
        Assert.Contains("  # The key of the item in its file.\n  name: String!\n", Model);
    }

    [Fact]
    public async Task An_existing_file_is_not_changed()
    {
        repository.Commit("-- schema/model.graphql --\ntype A\n-- a.md --\nA\n");
        Assert.Equal(
            (2, "", "content-api: 'schema/model.graphql' exists and is not changed: name another file with --output, or '-' to print the model.\n"),
            await Init());
        Assert.Equal("type A\n", Model);
        var (exitCode, output, _) = await Init("--output", "-");
        Assert.Equal(0, exitCode);
        Assert.Contains("type Page @collection(path: \"{slug}.md\", url: \"/{slug:dropIndex}\") {", output);
    }

    /// <summary>All files of the folder are one model, so the proposal beside another model would break both.</summary>
    [Theory]
    [InlineData("schema/site.graphql")]
    [InlineData("schema/parts/b.graphql")]
    public async Task A_proposal_is_not_written_beside_another_model(string file)
    {
        repository.Commit($"-- {file} --\ntype A\n-- a.md --\nA\n");
        var folder = Path.Combine(repository.Path, "schema");
        Assert.Equal(
            (2, "", $"content-api: The folder 'schema' has a model already, '{file}', and all its .graphql files are one model: "
                + "name a file outside the folder with --output, or '-' to print the proposal.\n"),
            await Init());
        Assert.Single(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories));
        Assert.Equal((0, 0), ((await Init("--output", "-")).ExitCode, (await Init("--output", "proposal.graphql")).ExitCode));
    }

    [Fact]
    public async Task A_folder_of_other_files_gets_the_proposal()
    {
        repository.Commit("-- schema/README --\nThe model.\n-- a.md --\nA\n");
        Assert.Equal(0, (await Init()).ExitCode);
        Assert.Contains("type Page", Model);
    }

    [Theory]
    [InlineData("-- a.txt --\nA\n", "", "has no content files: Markdown, HTML with front matter, or data files in the folders of a generator.")]
    [InlineData("-- a.md --\nA\n", "docs", "has no content files below 'docs': Markdown")]
    public async Task Content_that_is_not_there_is_named(string files, string content, string message)
    {
        repository.Commit(files);
        var (exitCode, output, errors) = await Init(content.Length == 0 ? [] : ["--content", content]);
        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains(message, errors);
        Assert.False(File.Exists(Path.Combine(repository.Path, "schema/model.graphql")));
    }
}
