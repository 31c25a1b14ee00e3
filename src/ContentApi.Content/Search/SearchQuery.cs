using ContentApi.GraphQL.Contract;

namespace ContentApi.Content.Search;

/// <summary>
/// What a reader types: words that must all occur, <c>"phrases in quotes"</c>, beginnings of words before a <c>*</c>, and each of these after a
/// <c>-</c> for what must not occur. Nothing that is typed is wrong: a quote that is not closed ends with the text.
/// </summary>
/// <param name="Wanted">All must occur.</param>
/// <param name="Unwanted">None may occur.</param>
sealed record SearchQuery(IReadOnlyList<SearchClause> Wanted, IReadOnlyList<SearchClause> Unwanted)
{
    /// <summary>More words than this find nothing that fewer do not; each has to be looked up.</summary>
    public const int MaxTerms = 32;

    /// <exception cref="GraphQLException">More than <see cref="MaxTerms"/> words.</exception>
    public static SearchQuery Parse(string text)
    {
        var (wanted, unwanted) = (new List<SearchClause>(), new List<SearchClause>());
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }
            // A hyphen inside of a word belongs to it.
            var excludes = text[at] == '-';
            if (excludes) at++;
            if (at == text.Length) break;
            var (start, end) = (at, 0);
            if (text[at] == '"')
            {
                start++;
                end = text.IndexOf('"', start) is >= 0 and var quote ? quote : text.Length;
                at = Math.Min(end + 1, text.Length);
            }
            else
            {
                while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] != '"') at++;
                end = at;
            }
            var isPrefix = end > start && text[end - 1] == '*' || at < text.Length && end < text.Length && text[end] == '"' && text[at] == '*';
            if (at < text.Length && text[at] == '*') at++;
            if (SearchClause.Of(text[start..end], isPrefix) is { } clause) (excludes ? unwanted : wanted).Add(clause);
        }
        var count = wanted.Concat(unwanted).Sum(clause => clause.Terms.Count);
        return count <= MaxTerms ? new(wanted, unwanted)
            : throw new GraphQLException($"The search has {count} words; at most {MaxTerms} are looked for.", ErrorCodes.BadUserInput);
    }
}

/// <summary>One or more terms that follow each other.</summary>
/// <param name="Terms">At least one.</param>
/// <param name="IsPrefix">Whether the last one is the beginning of a word.</param>
sealed record SearchClause(IReadOnlyList<string> Terms, bool IsPrefix)
{
    /// <summary>Null where the text has no letter or digit.</summary>
    public static SearchClause? Of(string text, bool isPrefix)
    {
        var terms = new List<string>();
        var tokens = new Tokenizer(text);
        while (tokens.MoveNext()) terms.Add(tokens.Term.ToString());
        return terms.Count == 0 ? null : new(terms, isPrefix);
    }
}
