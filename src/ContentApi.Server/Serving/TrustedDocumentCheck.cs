using ContentApi.Content.Diagnostics;
using ContentApi.Server.Documents;

namespace ContentApi.Server.Serving;

/// <summary>Warns of trusted documents that do not fit the schema, at start and whenever a commit changes the content model.</summary>
sealed partial class TrustedDocumentCheck(TrustedDocuments documents, ILogger<TrustedDocumentCheck> logger)
{
    ServedApi? checkedApi;

    /// <summary>Checks the documents against an API, unless it was the last one checked. Not thread-safe.</summary>
    public void Check(ServedApi api)
    {
        if (ReferenceEquals(api, checkedApi)) return;
        checkedApi = api;
        foreach (var (origin, message) in documents.Unfit(api.Engine)) Log.Unfit(logger, Printable.Of(origin), Printable.Of(message));
    }

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The trusted document {Origin} does not fit the schema: {Message}")]
        public static partial void Unfit(ILogger logger, string origin, string message);
    }
}
