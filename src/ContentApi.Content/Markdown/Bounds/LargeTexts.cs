using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Markdown.Bounds;

/// <summary>
/// Limits the number of requests that parse large texts at the same time. A hundred requests for a page may arrive before its first answer: each would hold
/// a syntax tree, of up to some 150 MB, and all would run out of time. A request that has waited finds the value that the first one has derived.
/// </summary>
static class LargeTexts
{
    /// <summary>Size in bytes above which a text is large. A smaller one takes at most a tenth of a second and 20 MB.</summary>
    const int LargeBytes = 128 * 1024;

    /// <summary>Half of the processors, because quick requests need the others, but at most four, because of the memory that the trees take.</summary>
    static readonly int MaxAtOnce = Math.Clamp(Environment.ProcessorCount / 2, 1, 4);

    /// <summary>How often a request that waits checks whether its time is up.</summary>
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    static readonly SemaphoreSlim free = new(MaxAtOnce);

    /// <summary>
    /// Waits until the text may be parsed. The result must be disposed of when the tree is no longer needed. A thread may have one at a time.
    /// </summary>
    /// <param name="bytes">The size of the text, in bytes of UTF-8.</param>
    /// <param name="meter">The meter of the request, whose time may end while it waits; null if no request waits.</param>
    public static Turn Enter(int bytes, StepMeter? meter)
    {
        if (bytes <= LargeBytes) return default;
        // Waits on a task, by which the thread pool knows that the thread is blocked, and runs other requests on another one.
        while (!free.WaitAsync(Look).GetAwaiter().GetResult()) meter?.CheckTime();
        return new(free);
    }

    public readonly struct Turn(SemaphoreSlim? free) : IDisposable
    {
        public void Dispose() => free?.Release();
    }
}
