using ContentApi.Content.Markdown;
using static ContentApi.Content.Tests.Markdown.MarkdownUnderTest;

namespace ContentApi.Content.Tests.Markdown;

/// <summary>Texts of more than 128 KB, whose parsing takes turns.</summary>
[Collection(nameof(Alone))]
public sealed class LargeTextTests
{
    [Fact]
    public async Task A_large_text_is_parsed_by_a_few_of_the_threads_that_wait_for_it()
    {
        var markdown = string.Concat(Enumerable.Repeat("# a\n", 1 << 15)) + "b";
        var once = Allocated(Text(markdown));
        var text = Text(markdown);
        _ = text.Diagnostics;
        using var begin = new Barrier(20);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Factory.StartNew(() =>
        {
            begin.SignalAndWait();
            _ = (text.Html(Site), text.Excerpt(100), text.Headings);
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, once / 2, 5 * once);

        static long Allocated(MarkdownText text)
        {
            _ = text.Diagnostics;
            var before = GC.GetAllocatedBytesForCurrentThread();
            _ = (text.Html(Site), text.Excerpt(100), text.Headings);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }
}
