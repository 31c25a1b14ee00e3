using ContentApi.Content.Model;
using ContentApi.GraphQL.Contract;

namespace ContentApi.Content.Snapshots;

/// <summary>Records the gaps of a snapshot that may change the answer to a request, for one request at a time. Not thread-safe.</summary>
sealed class GapNotes
{
    /// <summary>The most errors of one answer. A damaged clone may lack every object.</summary>
    const int MaxErrors = 20;

    readonly HashSet<ContentType> lackingTypes = [];
    bool isLackingAny;
    Gaps gaps = Gaps.None;

    /// <summary>Whether the snapshot has no gaps.</summary>
    public bool AreNone => gaps.IsEmpty;

    /// <summary>Whether a gap may change the answer.</summary>
    public bool HasSeen { get; private set; }

    /// <summary>Begins the next request.</summary>
    /// <param name="next">The gaps of the snapshot that the request reads.</param>
    public void Begin(Gaps next)
    {
        gaps = next;
        if (!HasSeen) return;
        HasSeen = isLackingAny = false;
        lackingTypes.Clear();
    }

    /// <summary>Records a read of entries of one type.</summary>
    /// <param name="type">The type whose entries are read.</param>
    /// <param name="isLacking">Whether the value that was read is null or a list, which may be so only because of a gap.</param>
    public void See(ContentType type, bool isLacking)
    {
        if (gaps.IsEmpty || gaps.Concerning(type).IsEmpty) return;
        HasSeen = true;
        if (isLacking) lackingTypes.Add(type);
    }

    /// <summary>Records a read of entries of any type.</summary>
    /// <inheritdoc cref="See"/>
    public void SeeAny(bool isLacking)
    {
        if (gaps.IsEmpty) return;
        HasSeen = true;
        isLackingAny |= isLacking;
    }

    /// <summary>Makes an error for each missing or damaged object that the answer may lack. An object that a partial clone left out is no error.</summary>
    public IReadOnlyList<GraphQLError> ToErrors()
    {
        if (!HasSeen) return [];
        var lacking = isLackingAny ? gaps.Unreadable : [.. lackingTypes.SelectMany(type => gaps.Concerning(type).Unreadable).Distinct()];
        List<GraphQLError> errors = [.. lacking.Take(MaxErrors).Select(ToError)];
        if (lacking.Count > MaxErrors)
        {
            errors.Add(new(
                $"The answer may lack {lacking.Count - MaxErrors} more files and folders that cannot be read at the moment.", ErrorCodes.ContentUnreadable));
        }
        return errors;
    }

    static GraphQLError ToError(Gap gap)
    {
        var name = gap.Path.Length == 0 ? "The content folder" : $"The {(gap.IsFolder ? "folder" : "file")} \"{gap.Path}\" of the content";
        return new($"{name} cannot be read at the moment, so the answer may lack what it holds. Try again later.", ErrorCodes.ContentUnreadable)
        {
            Extensions = new Dictionary<string, object?> { ["file"] = gap.Path },
        };
    }
}
