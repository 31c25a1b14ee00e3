using ContentApi.Content.Collections;

namespace ContentApi.Content.Tests.Collections;

public sealed class OrderedListTests
{
    [Theory]
    [InlineData(1, 0, 40)]
    [InlineData(2, 700, 3)]
    [InlineData(3, 5_000, 1)]
    [InlineData(4, 5_000, 900)]
    [InlineData(5, 30, 2_000)]
    public void After_any_changes_the_list_holds_the_remaining_items_in_order(ulong seed, int count, int most)
    {
        var chance = new Chance(seed);
        var expected = new SortedSet<int>(Enumerable.Range(0, count).Select(_ => chance.Below(20_000)));
        var list = OrderedList<int>.Of([.. expected], Comparer<int>.Default);
        for (var round = 0; round < 60; round++)
        {
            // Ten rounds mostly add items, the next ten mostly remove them. A removed item may be added again in the same round.
            var gone = expected.Where(_ => chance.Below(Math.Max(1, expected.Count)) < (round % 20 < 10 ? most / 2 : 2 * most)).ToArray();
            var left = expected.Except(gone).ToHashSet();
            var from = chance.Below(20_000);
            var come = Enumerable.Range(0, chance.Below(most + 1))
                .Select(_ => (from + chance.Below(chance.Percent(50) ? 300 : 20_000)) % 20_000)
                .Where(item => !left.Contains(item)).Distinct().Order().ToArray();
            var before = list.ToArray();
            var next = list.With(gone, come);
            Assert.Equal(before, list);

            expected.ExceptWith(gone);
            expected.UnionWith(come);
            list = next;
            Assert.Equal(expected, list);
            Assert.Equal(expected.Count, list.Count);
            Assert.Equal(expected, Enumerable.Range(0, list.Count).Select(i => list[i]));
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => list[list.Count]);
        Assert.Throws<ArgumentOutOfRangeException>(() => list[-1]);
    }

    [Fact]
    public void A_change_copies_only_the_chunks_that_it_touches()
    {
        var list = OrderedList<int>.Of([.. Enumerable.Range(0, 100_000)], Comparer<int>.Default);
        // The list has 200 chunks of 2 KB; a copy of all would be 400 KB.
        Assert.InRange(Allocation.Of(() => list.With([50_000], [50_000])), 0, 8_000);
    }
}
