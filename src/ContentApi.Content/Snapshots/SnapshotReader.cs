using ContentApi.Content.Diagnostics;
using ContentApi.Content.Entries;
using ContentApi.Content.Markdown;
using ContentApi.Content.Model;
using ContentApi.Git.Contract;
using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.Contract;
using static ContentApi.Content.Snapshots.AnswerSources;

namespace ContentApi.Content.Snapshots;

/// <summary>
/// The only way in which requests read a snapshot: the <see cref="GraphQLRequest.State"/> of a request. For an answer that is to be cached, the reader
/// records what the request reads. If a part of the commit could not be read, it records whether that part may change the answer. Serves one request at a
/// time.
/// </summary>
public sealed class SnapshotReader
{
    readonly GapNotes gaps = new();
    Notes? notes;

    public SnapshotReader(ContentSnapshot snapshot)
    {
        Content = snapshot;
        gaps.Begin(snapshot.Gaps);
        Errors = gaps.ToErrors;
    }

    /// <summary>The snapshot; reads are not recorded as sources of the answer.</summary>
    internal ContentSnapshot Content { get; private set; }

    internal static SnapshotReader Of(in FieldContext context) => (SnapshotReader)context.State!;

    /// <summary>Begins the next request.</summary>
    /// <param name="snapshot">The snapshot that the request reads.</param>
    /// <param name="takesNotes">Whether reads are recorded for <see cref="Sources"/>.</param>
    public void Begin(ContentSnapshot snapshot, bool takesNotes)
    {
        Content = snapshot;
        gaps.Begin(snapshot.Gaps);
        if (!takesNotes) notes = null;
        else if (notes is null) notes = new();
        else notes.Clear();
    }

    /// <summary>Ends the request and releases the snapshot, so that an idle reader does not keep it in memory.</summary>
    public void End()
    {
        Content = null!;
        gaps.Begin(Gaps.None);
        notes?.Clear();
    }

    /// <summary>The reads since <see cref="Begin"/>; null if reads are not recorded.</summary>
    public AnswerSources? Sources => notes?.ToSources(Content);

    /// <summary>Whether the answer may change when the commit can be read completely, so that it must not be cached.</summary>
    public bool IsIncomplete => gaps.HasSeen;

    /// <summary>For <see cref="GraphQLRequest.FurtherErrors"/>: one error for each missing or damaged object that the answer may lack.</summary>
    public Func<IReadOnlyList<GraphQLError>> Errors { get; }

    /// <summary>The snapshot, for reads of its commit. The answer is valid for this snapshot only.</summary>
    internal ContentSnapshot Commit()
    {
        notes?.AddWhole();
        return Content;
    }

    /// <summary>The snapshot, for reads that cannot be recorded one by one. The answer is valid for this snapshot only.</summary>
    internal ContentSnapshot Whole()
    {
        notes?.AddWhole();
        gaps.SeeAny(isLacking: true);
        return Content;
    }

    /// <summary>The entries of a type, which are recorded as a whole.</summary>
    internal Entry[] Entries(ContentType type)
    {
        notes?.Add(new(QuestionKind.Type, null, type, null, default, Content.Versions.Of(type)));
        gaps.See(type, isLacking: true);
        return Content.EntriesOf(type);
    }

    internal Entry? Singleton(ContentType type) => Noted(QuestionKind.Singleton, null, type, Content.Singleton(type), type);

    internal Entry? FindById(string id) => Noted(QuestionKind.Id, id, null, Content.FindById(id));

    internal Entry? FindByPath(string path) => Noted(QuestionKind.Path, path, null, Content.FindByPath(path));

    internal Entry? FindByUnique(ContentField field, string text) =>
        Noted(QuestionKind.Unique, text, field, Content.FindByUnique(field, text), field.DeclaringType);

    internal Entry? FindByUrl(string url) => Noted(QuestionKind.Url, url, null, Content.FindByUrl(url));

    internal Entry? Resolve(Reference reference) => Follow(reference).Target;

    /// <inheritdoc cref="ContentSnapshot.Follow"/>
    internal Reference.Resolved Follow(Reference reference)
    {
        var found = Content.Follow(reference);
        Noted(QuestionKind.Reference, null, reference, found.Target);
        return found;
    }

    /// <inheritdoc cref="ContentSnapshot.SourceOf"/>
    internal (GitObjectId BlobOid, TextPosition Start) SourceOf(Entry entry)
    {
        var source = Content.SourceOf(entry);
        // Another version of a file may have the same item on another line. A whole file has one entry.
        if (entry.Place.IsItem) notes?.Add(new(QuestionKind.Source, entry.Path, null, null, source.BlobOid, source.Start.Line));
        return source;
    }

    internal SiteFile? FindAsset(AssetReference asset)
    {
        var file = Content.FindAsset(asset);
        notes?.Add(new(QuestionKind.File, null, asset, file?.RepositoryPath, file?.Oid ?? default));
        // The address of the file may be that of a page.
        if (notes is not null && file is not null && Content.Facts.SiteFiles.IsWithPage(file)) Names();
        gaps.SeeAny(isLacking: file is null);
        return file;
    }

    internal object? FindRoute(string path)
    {
        var route = Content.FindRoute(path);
        Names();
        gaps.SeeAny(isLacking: route is not Entry);
        if (route is Entry entry) Noted(QuestionKind.Id, entry.Path, null, entry);
        else if (route is Routes.Redirect { Entry: { } target }) Noted(QuestionKind.Id, target.Path, null, target);
        return route;
    }

    /// <inheritdoc cref="EntryRelations.Breadcrumbs"/>
    internal IReadOnlyList<Entry> Breadcrumbs(Entry entry)
    {
        Names();
        gaps.SeeAny(isLacking: true);
        var found = Content.Relations.Breadcrumbs(entry);
        foreach (var step in found) Noted(QuestionKind.Id, step.Path, null, step);
        return found;
    }

    /// <inheritdoc cref="EntryRelations.Referring"/>
    internal IReadOnlyList<Entry> Referring(ContentField inverse, Entry target)
    {
        Names();
        foreach (var field in inverse.InverseOf) Entries(field.DeclaringType);
        return Content.Relations.Referring(inverse, target);
    }

    /// <summary>The function that resolves the links of a text to public paths: <see cref="ContentSnapshot.UrlOf"/>.</summary>
    internal Func<ContentLink, string?> LinksOf(MarkdownText text)
    {
        if (notes is not null && text.ContentLinks.Count > 0) Names();
        if (!gaps.AreNone && text.ContentLinks.Count > 0) gaps.SeeAny(isLacking: text.ContentLinks.Any(link => Content.UrlOf(link) is null));
        return Content.UrlOf;
    }

    void Names() => notes?.Add(new(QuestionKind.Names, null, null, null, default, Content.Versions.Names));

    /// <summary>Records a lookup of an entry.</summary>
    /// <param name="kind">The kind of lookup.</param>
    /// <param name="text">The text that is looked up; null for some kinds.</param>
    /// <param name="subject">The field, type or reference that is looked up; null for some kinds.</param>
    /// <param name="found">The found entry, which is returned; null if there is none.</param>
    /// <param name="type">The type of the entry if only one is possible; otherwise null.</param>
    Entry? Noted(QuestionKind kind, string? text, object? subject, Entry? found, ContentType? type = null)
    {
        notes?.Add(Question.Of(kind, text, subject, found));
        if (!gaps.AreNone)
        {
            if (type is null) gaps.SeeAny(isLacking: found is null);
            else gaps.See(type, isLacking: found is null);
        }
        return found;
    }
}
