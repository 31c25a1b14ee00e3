using System.Runtime.InteropServices;
using ContentApi.Content.Entries;
using ContentApi.Content.Model;
using ContentApi.Git.Contract;

namespace ContentApi.Content.Snapshots;

/// <summary>
/// The lookups in a snapshot that an answer depends on, with their results. If all of them have the same results in another snapshot, the answer is the same
/// there. Immutable.
/// </summary>
public sealed class AnswerSources
{
    /// <summary>The most lookups that are recorded. To repeat more of them takes as long as to execute the request again.</summary>
    const int MaxQuestions = 2_000;

    readonly long sequence;
    readonly bool isOfWhole;
    readonly Question[] questions;

    AnswerSources(long sequence, bool isOfWhole, Question[] questions) => (this.sequence, this.isOfWhole, this.questions) = (sequence, isOfWhole, questions);

    /// <summary>The estimated memory of this object in bytes.</summary>
    public int Bytes => 64 + (questions.Length * 64);

    /// <summary>Whether the answer is also valid for another snapshot of the same model.</summary>
    public bool HoldFor(ContentSnapshot snapshot)
    {
        if (snapshot.Versions.Sequence == sequence) return true;
        // A lookup may have the same result only because an object of the other snapshot cannot be read.
        if (isOfWhole || !snapshot.Gaps.IsEmpty) return false;
        foreach (ref readonly var question in questions.AsSpan())
            if (!question.IsAnsweredAlike(snapshot)) return false;
        return true;
    }

    /// <summary>Records the lookups of one request at a time. Not thread-safe.</summary>
    internal sealed class Notes
    {
        readonly List<Question> questions = [];
        bool isOfWhole;

        /// <summary>Whether the answer depends on the whole snapshot, so that no further lookup need be recorded.</summary>
        public bool IsOfWhole => isOfWhole;

        /// <summary>Records that the answer depends on the whole snapshot.</summary>
        public void AddWhole() => isOfWhole = true;

        /// <summary>Records a lookup.</summary>
        public void Add(in Question question)
        {
            if (isOfWhole) return;
            if (questions.Count == MaxQuestions) isOfWhole = true;
            else questions.Add(question);
        }

        public AnswerSources ToSources(ContentSnapshot snapshot) =>
            new(snapshot.Versions.Sequence, isOfWhole, isOfWhole ? [] : [.. CollectionsMarshal.AsSpan(questions)]);

        public void Clear()
        {
            questions.Clear();
            isOfWhole = false;
        }
    }

    internal enum QuestionKind : byte { Id, Path, Unique, Url, Reference, Singleton, Source, File, Type, Names }

    /// <summary>A lookup in a snapshot, with its result.</summary>
    /// <param name="Kind">The kind of lookup.</param>
    /// <param name="Text">The id, path, URL or value of a unique field that is looked up; null for the other kinds.</param>
    /// <param name="Subject">The unique field, the type, the reference or the asset that is looked up; null for the other kinds.</param>
    /// <param name="Path">The path of the found file; null if none was found, and for the other kinds.</param>
    /// <param name="Blob">The blob of the found file, or of the file that an entry is read from; default if none was found, and for the other kinds.</param>
    /// <param name="Version">
    /// The <see cref="Entry.Number"/> of the found entry, 0 if none was found; or the version stamp of the entries of a type, or of the names; or the line on
    /// which an entry begins. Two commits may serve different entries of one blob, since other files decide whether it is served whole.
    /// </param>
    internal readonly record struct Question(QuestionKind Kind, string? Text, object? Subject, string? Path, GitObjectId Blob, long Version = 0)
    {
        public static Question Of(QuestionKind kind, string? text, object? subject, Entry? found) =>
            new(kind, text, subject, null, default, NumberOf(found));

        /// <summary>Whether the lookup has the same result in another snapshot.</summary>
        public bool IsAnsweredAlike(ContentSnapshot snapshot) => Kind switch
        {
            QuestionKind.Type => snapshot.Versions.Of((ContentType)Subject!) == Version,
            QuestionKind.Names => snapshot.Versions.Names == Version,
            QuestionKind.Source => snapshot.FindById(Text!) is { } entry && snapshot.SourceOf(entry) is var source
                && source.BlobOid == Blob && source.Start.Line == Version,
            QuestionKind.File => snapshot.FindAsset((AssetReference)Subject!) is { } file ? file.RepositoryPath == Path && file.Oid == Blob : Path is null,
            _ => NumberOf(Find(snapshot)) == Version,
        };

        static long NumberOf(Entry? found) => found?.Number ?? 0;

        Entry? Find(ContentSnapshot snapshot) => Kind switch
        {
            QuestionKind.Id => snapshot.FindById(Text!),
            QuestionKind.Path => snapshot.FindByPath(Text!),
            QuestionKind.Unique => snapshot.FindByUnique((ContentField)Subject!, Text!),
            QuestionKind.Url => snapshot.FindByUrl(Text!),
            QuestionKind.Reference => snapshot.Resolve((Reference)Subject!),
            _ => snapshot.Singleton((ContentType)Subject!),
        };
    }
}
