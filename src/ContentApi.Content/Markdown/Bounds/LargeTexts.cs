using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Markdown.Bounds;

/// <summary>
/// Lets few requests at once parse large texts. The first request for a page may be a hundred at the same time: each would hold a tree of its own, of some 150 MB at most, and all
/// of them would run out of time. A request that has waited finds the derived value, which the first one has stored.
/// </summary>
static class LargeTexts
{
    /// <summary>In bytes. A shorter text takes a tenth of a second and 20 MB at most.</summary>
    const int LargeBytes = 128 * 1024;

    /// <summary>Half of the processors, since requests that are quick need the others, and no more trees than the memory has room for.</summary>
    static readonly int MaxAtOnce = Math.Clamp(Environment.ProcessorCount / 2, 1, 4);

    /// <summary>How often a request that waits looks at its clock.</summary>
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    static readonly SemaphoreSlim free = new(MaxAtOnce);

    /// <summary>Waits until the text may be parsed; to be disposed of when its tree is not needed any more. A thread may have one at a time.</summary>
    /// <param name="bytes">Of the text.</param>
    /// <param name="meter">Of the request; its time may end meanwhile. Null where nobody waits.</param>
    public static Turn Enter(int bytes, StepMeter? meter)
    {
        if (bytes <= LargeBytes) return default;
        // By a task, since then the thread pool knows that the thread waits, and runs other requests in another one.
        while (!free.WaitAsync(Look).GetAwaiter().GetResult()) meter?.CheckTime();
        return new(free);
    }

    public readonly struct Turn(SemaphoreSlim? free) : IDisposable
    {
        public void Dispose() => free?.Release();
    }
}
