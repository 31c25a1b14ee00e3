using ContentApi.GraphQL.Contract;

namespace ContentApi.Content.Search;

/// <summary>
/// A search as a reader types it: words that must all occur, <c>"phrases in quotes"</c>, prefixes of words before a <c>*</c>, and any of these after a
/// <c>-</c> if it must not occur. Every text is a valid search: a quote that is not closed ends with the text.
/// </summary>
/// <param name="Wanted">The clauses that must all occur.</param>
/// <param name="Unwanted">The clauses of which none may occur.</param>
sealed record SearchQuery(IReadOnlyList<SearchClause> Wanted, IReadOnlyList<SearchClause> Unwanted)
{
    /// <summary>Maximum number of words. Each is looked up in the index, and so many find no more than fewer do.</summary>
    public const int MaxTerms = 32;

    /// <exception cref="GraphQLException">The text has more than <see cref="MaxTerms"/> words.</exception>
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
            // Only a hyphen at the beginning excludes: one inside a word is part of it.
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
            : throw new GraphQLException($"The search has {count} words; at most {MaxTerms} are allowed.", ErrorCodes.BadUserInput);
    }
}

/// <summary>One or more terms that must occur one directly after another.</summary>
/// <param name="Terms">The terms; at least one.</param>
/// <param name="IsPrefix">Whether the last term is the prefix of a word.</param>
sealed record SearchClause(IReadOnlyList<string> Terms, bool IsPrefix)
{
    /// <summary>Returns the clause of a text; null if the text has no letter or digit.</summary>
    public static SearchClause? Of(string text, bool isPrefix)
    {
        var terms = new List<string>();
        var tokens = new Tokenizer(text);
        while (tokens.MoveNext()) terms.Add(tokens.Term.ToString());
        return terms.Count == 0 ? null : new(terms, isPrefix);
    }
}
