using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace ContentApi.Server.Requests;

/// <summary>The media types that a GraphQL answer may have (GraphQL over HTTP, "Media Types").</summary>
enum MediaType : byte
{
    /// <summary><c>application/json</c>: for clients that accept no other. The status is 200 for every well-formed request.</summary>
    Json,

    /// <summary><c>application/graphql-response+json</c>: the status of a request error is 400.</summary>
    GraphQLResponse,

    /// <summary><c>text/html</c>: GraphiQL's page, for browsers.</summary>
    Html,
}

/// <summary>Chooses a media type by <c>Accept</c> (RFC 9110, 12.5.1).</summary>
static class MediaTypes
{
    public static string ContentType(this MediaType type) => type switch
    {
        MediaType.GraphQLResponse => "application/graphql-response+json; charset=utf-8",
        MediaType.Html => "text/html; charset=utf-8",
        _ => "application/json; charset=utf-8",
    };

    /// <summary>Returns the HTTP status of a request error. With <c>application/json</c> it is 200, as for every well-formed request.</summary>
    public static int RequestErrorStatus(this MediaType type) => type == MediaType.GraphQLResponse ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;

    /// <param name="accept">The header's values. None, or an empty one, accepts every type.</param>
    /// <param name="allowHtml">Whether GraphiQL's page may be sent.</param>
    /// <returns>The best type; null if the client accepts none.</returns>
    public static MediaType? Negotiate(StringValues accept, bool allowHtml)
    {
        // The values that most programs send need no parsing.
        if (accept.Count == 0 || (accept.Count == 1 && accept[0] is null or "" or "*/*" or "application/json")) return MediaType.Json;
        if (accept.Count == 1 && accept[0] is "application/graphql-response+json") return MediaType.GraphQLResponse;
        if (!MediaTypeHeaderValue.TryParseList(accept!, out var ranges)) return null;

        MediaType? best = null;
        var bestRank = (Quality: 0.0, Specificity: 0);
        foreach (var candidate in Candidates)
        {
            if (candidate == MediaType.Html && !allowHtml) continue;
            var rank = Rank(candidate, ranges);
            if (rank.Quality > 0 && rank.CompareTo(bestRank) > 0) (best, bestRank) = (candidate, rank);
        }
        return best;
    }

    /// <summary>
    /// The candidates, of which the first is chosen among equals. A wildcard alone gets <c>application/json</c>, as the audits of graphql-http require; a
    /// client that names both types gets the newer. A browser names <c>text/html</c> and a wildcard; a program that accepts everything is not a browser.
    /// </summary>
    static readonly MediaType[] Candidates = [MediaType.GraphQLResponse, MediaType.Html, MediaType.Json];

    /// <summary>Returns the quality of a type in the most specific range that matches. Wildcards come last, and match only <c>application/json</c>.</summary>
    static (double Quality, int Specificity) Rank(MediaType type, IEnumerable<MediaTypeHeaderValue> ranges)
    {
        var (name, subtype) = type switch
        {
            MediaType.GraphQLResponse => ("application", "graphql-response+json"),
            MediaType.Html => ("text", "html"),
            _ => ("application", "json"),
        };
        var rank = (Quality: 0.0, Specificity: 0);
        foreach (var range in ranges)
        {
            var specificity =
                range.MatchesAllTypes ? 1
                : !range.Type.Equals(name, StringComparison.OrdinalIgnoreCase) ? 0
                : range.MatchesAllSubTypes ? 2
                : range.SubType.Equals(subtype, StringComparison.OrdinalIgnoreCase) ? 3 : 0;
            if (specificity < 3 && type != MediaType.Json) continue;
            if (specificity > rank.Specificity && IsUtf8(range)) rank = (range.Quality ?? 1, specificity);
        }
        return rank;
    }

    /// <summary>Whether a media type or range names UTF-8 or no charset. Answers are always UTF-8.</summary>
    public static bool IsUtf8(MediaTypeHeaderValue type) =>
        !type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);
}
