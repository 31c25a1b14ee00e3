using ContentApi.Content.Entries;
using ContentApi.Content.Markdown;
using ContentApi.Content.Model;
using ContentApi.Git;
using ContentApi.GraphQL.Execution;
using static ContentApi.Content.Snapshots.AnswerSources;

namespace ContentApi.Content.Snapshots;

/// <summary>
/// What requests read a snapshot through: the <see cref="GraphQL.GraphQLRequest.State"/> of a request. Where the answer is to be kept, it notes what the answer was made of. Serves
/// one request at a time.
/// </summary>
public sealed class SnapshotReader
{
    Notes? notes;

    public SnapshotReader(ContentSnapshot snapshot) => Content = snapshot;

    /// <summary>For what may look at anything. Nothing is noted.</summary>
    internal ContentSnapshot Content { get; private set; }

    internal static SnapshotReader Of(in FieldContext context) => (SnapshotReader)context.State!;

    /// <summary>Reads for the next request.</summary>
    /// <param name="snapshot">What is read.</param>
    /// <param name="takesNotes">Whether <see cref="Sources"/> will be asked for.</param>
    public void Begin(ContentSnapshot snapshot, bool takesNotes)
    {
        Content = snapshot;
        if (!takesNotes) notes = null;
        else if (notes is null) notes = new();
        else notes.Clear();
    }

    /// <summary>Lets go of the snapshot, which must not live on with an idle reader.</summary>
    public void End()
    {
        Content = null!;
        notes?.Clear();
    }

    /// <summary>What was read since <see cref="Begin"/>; null where no notes are taken.</summary>
    public AnswerSources? Sources => notes?.ToSources(Content);

    /// <summary>The whole snapshot, for what depends on more than can be noted: another commit has another answer.</summary>
    internal ContentSnapshot Whole()
    {
        notes?.AddWhole();
        return Content;
    }

    /// <summary>The entries of a type, and all that they say.</summary>
    internal Entry[] Entries(ContentType type)
    {
        notes?.Add(new(QuestionKind.Type, null, type, null, default, Content.Versions.Of(type)));
        return Content.EntriesOf(type);
    }

    internal Entry? Singleton(ContentType type) => Noted(QuestionKind.Singleton, null, type, Content.Singleton(type));

    internal Entry? FindById(string id) => Noted(QuestionKind.Id, id, null, Content.FindById(id));

    internal Entry? FindByPath(string path) => Noted(QuestionKind.Path, path, null, Content.FindByPath(path));

    internal Entry? FindByUnique(ContentField field, string text) => Noted(QuestionKind.Unique, text, field, Content.FindByUnique(field, text));

    internal Entry? FindByUrl(string url) => Noted(QuestionKind.Url, url, null, Content.FindByUrl(url));

    internal Entry? Resolve(Reference reference) => Noted(QuestionKind.Reference, null, reference, Content.Resolve(reference));

    internal TreeFile? FindFile(string path)
    {
        var file = Content.FindFile(path);
        notes?.Add(new(QuestionKind.File, path, null, null, file?.Oid ?? default));
        return file;
    }

    internal object? FindRoute(string path)
    {
        var route = Content.FindRoute(path);
        Names();
        if (route is Entry entry) Noted(QuestionKind.Id, entry.Path, null, entry);
        else if (route is Routes.Redirect { Entry: { } target }) Noted(QuestionKind.Id, target.Path, null, target);
        return route;
    }

    /// <inheritdoc cref="ContentSnapshot.Breadcrumbs"/>
    internal IReadOnlyList<Entry> Breadcrumbs(Entry entry)
    {
        Names();
        var found = Content.Breadcrumbs(entry);
        foreach (var step in found) Noted(QuestionKind.Id, step.Path, null, step);
        return found;
    }

    /// <inheritdoc cref="ContentSnapshot.Referring"/>
    internal IReadOnlyList<Entry> Referring(ContentField inverse, Entry target)
    {
        Names();
        foreach (var field in inverse.InverseOf) Entries(field.DeclaringType);
        return Content.Referring(inverse, target);
    }

    /// <summary>Where the links of a text lead.</summary>
    internal Func<ContentLink, string?> LinksOf(MarkdownText text)
    {
        if (notes is not null && text.ContentLinks.Count > 0) Names();
        return Content.UrlOf;
    }

    void Names() => notes?.Add(new(QuestionKind.Names, null, null, null, default, Content.Versions.Names));

    Entry? Noted(QuestionKind kind, string? text, object? subject, Entry? found)
    {
        notes?.Add(Question.Of(kind, text, subject, found));
        return found;
    }
}
