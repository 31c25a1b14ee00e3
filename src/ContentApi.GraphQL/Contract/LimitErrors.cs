namespace ContentApi.GraphQL.Contract;

/// <summary>
/// The errors for exceeded limits of <see cref="GraphQLEngineOptions"/>. Each message names the limit and its value; <c>extensions.setting</c> and
/// <c>extensions.limit</c> repeat them for programs.
/// </summary>
static class LimitErrors
{
    /// <summary>The number at which counting stops: above any limit, and small enough that the product of two counts fits into 64 bits.</summary>
    public const long MaxCount = 1_000_000_000;

    public static GraphQLError TooManyTokens(int limit, ErrorLocation place) => Of(
        ErrorCodes.DocumentTooLarge, nameof(GraphQLEngineOptions.MaxTokens), limit,
        "The document has more tokens", "Split it into several documents.", [place]);

    public static GraphQLError TooManyDirectives(int limit, ErrorLocation place) => Of(
        ErrorCodes.DocumentTooLarge, nameof(GraphQLEngineOptions.MaxDirectives), limit,
        "The document applies more directives", "Apply fewer directives.", [place]);

    public static GraphQLError NestedTooDeep(int limit, ErrorLocation place) => Of(
        ErrorCodes.OperationTooDeep, nameof(GraphQLEngineOptions.MaxDepth), limit,
        "The document nests more selection sets", "Nest fewer selection sets.", [place]);

    public static GraphQLError ValueTooDeep(int limit, ErrorLocation place) => Of(
        ErrorCodes.DocumentTooLarge, nameof(ParserOptions.MaxValueDepth), limit,
        "The document nests more values or list types", "Send large values as variables.", [place]);

    public static GraphQLError TooDeep(int depth, int limit, ErrorLocation place) => Of(
        ErrorCodes.OperationTooDeep, nameof(GraphQLEngineOptions.MaxDepth), limit,
        $"The operation nests {depth} selection sets once its fragments are spread, more", "Nest fewer selection sets.", [place]);

    public static GraphQLError TooManyFields(long fields, int limit, ErrorLocation place) => Of(
        ErrorCodes.OperationTooLarge, nameof(GraphQLEngineOptions.MaxFields), limit,
        $"The operation selects {Count(fields)} fields once its fragments are spread, more", "Split it into several operations.", [place]);

    public static GraphQLError TooManyRootFields(long fields, int limit, ErrorLocation place) => Of(
        ErrorCodes.OperationTooLarge, nameof(GraphQLEngineOptions.MaxRootFields), limit,
        $"The operation selects {Count(fields)} root fields, more", "Split it into several operations.", [place]);

    public static GraphQLError TooManyAliases(string field, int aliases, int limit, ErrorLocation place) => Of(
        ErrorCodes.OperationTooLarge, nameof(GraphQLEngineOptions.MaxAliases), limit,
        $"The operation gives {aliases} aliases to the field \"{field}\", more", "Select a field that returns a list, or split the operation.", [place]);

    public static GraphQLError TooManyPlannedFields(int limit) => Of(
        ErrorCodes.OperationTooLarge, nameof(GraphQLEngineOptions.MaxPlannedFields), limit,
        "Counted for each object type that a value may have, the operation selects more fields", "Split it into several operations.", []);

    public static GraphQLError TooManySteps(int limit) => Of(
        ErrorCodes.DocumentTooLarge, nameof(GraphQLEngineOptions.MaxValidationSteps), limit,
        "The operations and fragments of the document combine in so many ways that checking them takes more steps",
        "Use fewer operations and fragments in one document.", []);

    public static GraphQLError TooCostly(long cost, long limit, ErrorLocation place) => Of(
        ErrorCodes.OperationTooCostly, nameof(GraphQLEngineOptions.MaxCost), limit,
        $"The operation may return {Count(cost)} values, more", "Ask for smaller pages or fewer fields.", [place], ("cost", cost));

    public static GraphQLError TooManySteps(long limit) => Of(
        ErrorCodes.OperationTooCostly, nameof(GraphQLEngineOptions.MaxSteps), limit,
        "Executing the operation takes more steps", "Filter by fields and operators that have an index, or select fewer fields.", []);

    public static GraphQLError ResponseTooLarge(int limit) => Of(
        ErrorCodes.ResponseTooLarge, nameof(GraphQLEngineOptions.MaxResponseBytes), limit,
        "The response has more bytes", "Ask for fewer fields or for smaller pages.", []);

    public static GraphQLError TookTooLong(int limit) => Of(
        ErrorCodes.ExecutionTimeout, nameof(GraphQLEngineOptions.MaxExecutionMilliseconds), limit,
        "The request took more milliseconds", "Select less in one request, or try again when the server is less busy.", []);

    /// <summary>The error for a response that <see cref="Response.ResponseBuffer.Room"/> refused memory.</summary>
    public static GraphQLError NoRoom() =>
        new("The server has no memory for so large a response at the moment. Try again in a moment.", ErrorCodes.ServiceUnavailable);

    /// <param name="comparison">The beginning of the message, which continues with "than the limit".</param>
    static GraphQLError Of(
        string code, string setting, long limit, string comparison, string advice, IReadOnlyList<ErrorLocation> locations,
        params ReadOnlySpan<(string Name, object Value)> more)
    {
        var extensions = new Dictionary<string, object?> { ["limit"] = limit, ["setting"] = setting };
        foreach (var (name, value) in more) extensions[name] = value;
        return new($"{comparison} than the limit {setting}, which is {limit}. {advice}", code, locations) { Extensions = extensions };
    }

    /// <summary>Returns the count as text; "1000000000 or more" if counting stopped at <see cref="MaxCount"/>.</summary>
    static string Count(long count) => count >= MaxCount ? $"{MaxCount} or more" : $"{count}";
}
