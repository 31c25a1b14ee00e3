using System.Runtime.InteropServices;
using ContentApi.Content.Entries;
using ContentApi.Content.Model;
using ContentApi.Git.Contract;

namespace ContentApi.Content.Snapshots;

/// <summary>
/// What an answer was made of: each question that was put to the snapshot, with what it found. Where another snapshot answers all of them alike, the answer is the same there. Immutable.
/// </summary>
public sealed class AnswerSources
{
    /// <summary>With more of them to ask again, executing once more costs no more.</summary>
    const int MaxQuestions = 2_000;

    readonly long sequence;
    readonly bool isOfWhole;
    readonly Question[] questions;

    AnswerSources(long sequence, bool isOfWhole, Question[] questions) => (this.sequence, this.isOfWhole, this.questions) = (sequence, isOfWhole, questions);

    /// <summary>An estimate of what it takes, in bytes.</summary>
    public int Bytes => 64 + (questions.Length * 64);

    /// <summary>Whether the answer is also that of another snapshot of the same model.</summary>
    public bool HoldFor(ContentSnapshot snapshot)
    {
        if (snapshot.Versions.Sequence == sequence) return true;
        // A question may be answered alike only because the answer's part of the content is not known.
        if (isOfWhole || !snapshot.Gaps.IsEmpty) return false;
        foreach (ref readonly var question in questions.AsSpan())
            if (!question.IsAnsweredAlike(snapshot)) return false;
        return true;
    }

    /// <summary>Gathers the questions of one request after another. Not thread-safe.</summary>
    internal sealed class Notes
    {
        readonly List<Question> questions = [];
        bool isOfWhole;

        /// <summary>Nothing that is noted further can matter.</summary>
        public bool IsOfWhole => isOfWhole;

        public void AddWhole() => isOfWhole = true;

        public void Add(in Question question)
        {
            if (isOfWhole) return;
            if (questions.Count == MaxQuestions) isOfWhole = true;
            else questions.Add(question);
        }

        public AnswerSources ToSources(ContentSnapshot snapshot) => new(snapshot.Versions.Sequence, isOfWhole, isOfWhole ? [] : [.. CollectionsMarshal.AsSpan(questions)]);

        public void Clear()
        {
            questions.Clear();
            isOfWhole = false;
        }
    }

    internal enum QuestionKind : byte { Id, Path, Unique, Url, Reference, Singleton, File, Type, Names }

    /// <param name="Kind">What is asked.</param>
    /// <param name="Text">An id, a path, the value of a unique field, a URL; null where it has none.</param>
    /// <param name="Subject">The field, the type or the reference that is asked for.</param>
    /// <param name="Path">Of the entry that was found; null where there was none. With its blob it says all of the entry.</param>
    /// <param name="Blob">Of the entry or the file that was found.</param>
    /// <param name="Version">Where a part of the content is asked for as a whole.</param>
    internal readonly record struct Question(QuestionKind Kind, string? Text, object? Subject, string? Path, GitObjectId Blob, long Version = 0)
    {
        public static Question Of(QuestionKind kind, string? text, object? subject, Entry? found) => new(kind, text, subject, found?.Path, found?.BlobOid ?? default);

        public bool IsAnsweredAlike(ContentSnapshot snapshot) => Kind switch
        {
            QuestionKind.Type => snapshot.Versions.Of((ContentType)Subject!) == Version,
            QuestionKind.Names => snapshot.Versions.Names == Version,
            QuestionKind.File => (snapshot.FindFile(Text!)?.Oid ?? default) == Blob,
            _ => Find(snapshot) is { } found ? found.Path == Path && found.BlobOid == Blob : Path is null,
        };

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
