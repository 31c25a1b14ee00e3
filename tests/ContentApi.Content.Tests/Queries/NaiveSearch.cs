namespace ContentApi.Content.Tests.Queries;

/// <summary>A search that is evaluated by counting every word in every text, without an index.</summary>
/// <param name="Text">The search as a user writes it.</param>
sealed record NaiveSearch(string Text, List<NaiveSearch.Clause> Wanted, List<NaiveSearch.Clause> Unwanted)
{
    public static NaiveSearch Random(Chance chance)
    {
        var (text, wanted, unwanted) = (new List<string>(), new List<Clause>(), new List<Clause>());
        for (var count = 1 + chance.Below(3); count > 0; count--)
        {
            var (written, term) = chance.Among(WordCatalogue.Words);
            var clause = new Clause([term], false);
            var said = chance.Percent(30) ? written.ToUpperInvariant().Replace("SS", "ss") : written;
            switch (chance.Below(5))
            {
                case 0:
                    var next = chance.Among(WordCatalogue.Words);
                    (clause, said) = (new([term, next.Term], false), chance.Of($"\"{said} {next.Written}\"", $"{said}-{next.Written}"));
                    break;
                case 1:
                    var length = 1 + chance.Below(term.Length);
                    (clause, said) = (new([term[..length]], true), term[..length] + "*");
                    break;
            }
            var excluded = wanted.Count > 0 && chance.Percent(20);
            (excluded ? unwanted : wanted).Add(clause);
            text.Add(excluded ? "-" + said : said);
        }
        return new(string.Join(' ', text), wanted, unwanted);
    }

    /// <summary>Computes BM25 with k1 = 1.2 and b = 0.75; occurrences and lengths are multiplied by the weights of their texts.</summary>
    public IEnumerable<(string Id, double Score)> Find(ICollection<Writing> entries)
    {
        double Length(Writing entry) => entry.Texts.Sum(text => text.Weight * text.Terms.Count);
        bool Has(Writing entry, Clause clause) => entry.Texts.Any(text => clause.StandsIn(text.Terms));
        var average = entries.Sum(Length) / entries.Count;
        var rarity = Wanted.Select(clause => entries.Count(entry => Has(entry, clause)))
            .Select(count => Math.Log(1 + (entries.Count - count + 0.5) / (count + 0.5))).ToList();
        foreach (var entry in entries)
        {
            if (!Wanted.All(clause => Has(entry, clause)) || Unwanted.Any(clause => Has(entry, clause))) continue;
            var score = 0.0;
            for (var i = 0; i < Wanted.Count; i++)
            {
                // The frequency of a phrase is that of the rarest of its words.
                var frequency = Enumerable.Range(0, Wanted[i].Terms.Count).Min(at =>
                    entry.Texts.Sum(text => text.Weight * text.Terms.Count(term => Wanted[i].Is(term, at))));
                score += rarity[i] * frequency * 2.2 / (frequency + 1.2 * (0.25 + 0.75 * Length(entry) / average));
            }
            yield return (entry.Id, score);
        }
    }

    /// <summary>Consecutive terms; the last is a prefix if <paramref name="IsPrefix"/>.</summary>
    public sealed record Clause(List<string> Terms, bool IsPrefix)
    {
        public bool Is(string term, int at) => IsPrefix ? term.StartsWith(Terms[at], StringComparison.Ordinal) : term == Terms[at];

        public bool StandsIn(List<string> terms) =>
            Enumerable.Range(0, Math.Max(0, terms.Count - Terms.Count + 1)).Any(start => Enumerable.Range(0, Terms.Count).All(i => Is(terms[start + i], i)));
    }
}
