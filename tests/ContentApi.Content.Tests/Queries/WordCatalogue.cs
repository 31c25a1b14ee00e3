using System.Text;

namespace ContentApi.Content.Tests.Queries;

/// <summary>Generated content of few words, for searches. It knows under which terms an index stores each text.</summary>
sealed class WordCatalogue
{
    const string Model = """
        type Article @collection(path: "articles/{slug}.md") {
          slug: String! @unique
          title: String @searchable(weight: 3)
          hidden: String
          parts: [Part!]
          tags: [String!] @searchable(weight: 0.5)
          body: Markdown @body @searchable
        }
        type Part { text: Markdown @searchable(weight: 2) note: String }
        type Note @collection(path: "notes/{slug}.yaml") { slug: String! @unique text: String @searchable }
        """;

    /// <summary>Words as they are written in the content, and the terms under which the index stores them.</summary>
    public static readonly (string Written, string Term)[] Words =
    [
        ("peace", "peace"), ("Peace", "peace"), ("PEACEFUL", "peaceful"), ("pea", "pea"), ("étude", "etude"), ("Etude", "etude"), ("études", "etudes"),
        ("straße", "strasse"), ("Strasse", "strasse"),
        ("naïve", "naive"), ("Øre", "ore"), ("ore", "ore"), ("a", "a"), ("the", "the"), ("The", "the"), ("of", "of"), ("42", "42"), ("2024", "2024"),
        ("Ωμέγα", "ωμεγα"), ("ωμεγα", "ωμεγα"),
        ("мир", "мир"), ("Мир", "мир"), ("zebra", "zebra"), ("zeal", "zeal"), ("rights", "rights"), ("right", "right"), ("human", "human"),
        ("u\u0308ber", "uber"), ("über", "uber"),
    ];

    readonly Chance chance;
    readonly int numbers;

    /// <param name="entries">The number of entries at first.</param>
    /// <param name="seed">The seed of all random values.</param>
    public WordCatalogue(int entries, ulong seed)
    {
        (chance, numbers) = (new(seed), entries + entries / 6);
        for (var i = 0; i < entries; i++) Set(i);
    }

    public SortedDictionary<string, Writing> Entries { get; } = new(StringComparer.Ordinal);

    public IEnumerable<(string Path, string Text)> Files =>
        Entries.Values.Select(entry => ($"content-repo/{entry.Id}", entry.File)).Prepend(("schema/model.graphql", Model));

    /// <summary>Makes 1 to <paramref name="most"/> random changes: an entry is changed, removed or added.</summary>
    public void Change(int most)
    {
        for (var changes = 1 + chance.Below(most); changes > 0; changes--)
        {
            if (chance.Percent(30)) Entries.Remove(Entries.Keys.ElementAt(chance.Below(Entries.Count)));
            else Set(chance.Below(numbers));
        }
    }

    void Set(int number)
    {
        List<int> Some(int most) => [.. Enumerable.Range(0, chance.Below(most)).Select(_ => Math.Min(chance.Below(Words.Length), chance.Below(Words.Length)))];
        string Write(List<int> words, string between) => string.Join(between, words.Select(word => Words[word].Written));
        List<string> Terms(params List<int>[] words) => [.. words.SelectMany(list => list).Select(word => Words[word].Term)];

        if (number % 6 == 0)
        {
            var text = Some(12);
            var note = new Writing($"notes/n{number}.yaml", $"text: \"{Write(text, ", ")}\"\n", [(1, Terms(text))]);
            Entries[note.Id] = note;
            return;
        }
        var (title, tags, hidden, lead, heading, item) = (Some(6), Some(4), Some(4), Some(30), Some(4), Some(8));
        var parts = Enumerable.Range(0, chance.Below(3)).Select(_ => Some(10)).ToList();
        var file = new StringBuilder("---\n");
        file.Append($"title: \"{Write(title, " ")}\"\nhidden: \"{Write(hidden, " ")}\"\ntags: [{Write(tags, ", ")}]\nparts:\n");
        foreach (var part in parts)
            file.Append($"  - text: \"*{Write(part, "* - **")}**\"\n    note: \"{Write(hidden, " ")}\"\n".Replace("****", "").Replace("\"***\"", "\"\""));
        file.Append($"---\n{Write(lead, " ")}\n\n## {Write(heading, " ")}\n\n- [{Write(item, " ")}](https://example.org/zebra)\n");
        var texts = new List<(double, List<string>)> { (3, Terms(title)) };
        texts.AddRange(parts.Select(part => (2.0, Terms(part))));
        texts.AddRange(tags.Select(tag => (0.5, Terms([tag]))));
        // The body is one text: a phrase may begin before a heading and end in it.
        texts.Add((1, Terms(lead, heading, item)));
        var article = new Writing($"articles/a{number}.md", file.ToString(), texts);
        Entries[article.Id] = article;
    }
}

/// <summary>An entry whose words are known.</summary>
/// <param name="File">The text of its file.</param>
/// <param name="Texts">The searchable texts as terms, with their weights.</param>
sealed record Writing(string Id, string File, List<(double Weight, List<string> Terms)> Texts);
