using ContentApi.Content.Collections;
using ContentApi.Content.Strings;

namespace ContentApi.Content.Tests.Collections;

public sealed class NameMapTests
{
    static NameMap<string> Of(Func<string, string> fold, params string[] names)
    {
        var builder = new NameMap<string>.Builder(fold);
        foreach (var name in names) Assert.True(builder.TryAdd(name, $"<{name}>"));
        return builder.Map;
    }

    [Fact]
    public void A_name_is_found_as_it_is_spelt_and_otherwise_in_its_only_other_form()
    {
        var map = Of(NameFolding.Form, "café", "ete\u0301", "né", "ne\u0301", "plain");
        Assert.Equal(("<café>", "<café>"), (map.Find("café"), map.Find("cafe\u0301")));
        Assert.Equal(("<ete\u0301>", "<ete\u0301>"), (map.Find("eté"), map.Find("ete\u0301")));
        Assert.Equal(("<né>", "<ne\u0301>"), (map.Find("né"), map.Find("ne\u0301")));
        Assert.Equal((null, null), (map.Find("Plain"), map.Find("nè")));
    }

    [Fact]
    public void Another_form_is_nearer_than_other_capitals()
    {
        var map = Of(NameFolding.Letters, "Café", "café", "Ann", "ΣΟΦΟΣ", "x", "X");
        Assert.Equal(["café"], map.Alike("cafe\u0301"));
        Assert.Equal(["Café", "café"], map.Alike("CAFE\u0301"));
        Assert.Equal(["Ann"], map.Alike("ann"));
        Assert.Equal(["ΣΟΦΟΣ"], map.Alike("σοφος"));
        Assert.Equal(["X"], map.Alike("x"));
        Assert.Equal(["x"], map.Alike("X"));
        Assert.Null(map.Find("ann"));
    }

    [Fact]
    public void A_name_with_too_many_spellings_is_found_as_it_is_spelt_alone()
    {
        var spellings = Enumerable.Range(0, 32)
            .Select(bits => string.Concat("abcde".Select((c, i) => (bits >> i & 1) == 1 ? char.ToUpperInvariant(c) : c))).ToArray();
        Assert.Equal(NameMap<string>.MaxAlike - 1, Of(NameFolding.Letters, spellings[..NameMap<string>.MaxAlike]).Alike("abcde").Count);
        var map = Of(NameFolding.Letters, spellings);
        Assert.Empty(map.Alike("abcde"));
        Assert.Equal("<ABCDE>", map.Find("ABCDE"));
    }

    [Fact]
    public void A_changed_map_equals_a_new_one()
    {
        var random = new Random(3);
        string Name() => string.Concat(Enumerable.Range(0, 3).Select(_ => new[] { "a", "A", "é", "e\u0301", "É", "b" }[random.Next(6)]));
        var values = new Dictionary<string, string>();
        var builder = new NameMap<string>.Builder(NameFolding.Letters);
        var map = Of(NameFolding.Letters);
        for (var i = 0; i < 2_000; i++)
        {
            var changes = new Dictionary<string, Change<string>>();
            for (var count = random.Next(1, 8); count > 0; count--) changes[Name()] = random.Next(3) > 0 ? Change<string>.To($"{i}") : Change<string>.Gone;
            foreach (var (name, change) in changes)
            {
                if (!change.IsThere) builder.Remove(name);
                else if (!builder.TryAdd(name, change.Value)) builder.Replace(name, change.Value);
                if (change.IsThere) values[name] = change.Value;
                else values.Remove(name);
            }
            map = map.With(changes);
            var asked = Name();
            var key = NameFolding.Letters(asked);
            var spellings = values.Keys.Where(name => NameFolding.Letters(name) == key).Order(StringComparer.Ordinal).ToList();
            var alike = spellings.Where(name => name != asked).ToList();
            var closest = alike.Where(name => NameFolding.Form(name) == NameFolding.Form(asked)).ToList();
            var expected = spellings.Count(name => name != key) > NameMap<string>.MaxAlike ? [] : closest.Count > 0 ? closest : alike;
            foreach (var one in new[] { map, builder.Map })
            {
                Assert.Equal(expected, one.Alike(asked));
                Assert.Equal(values.GetValueOrDefault(asked), one.TryGetValue(asked, out var value) ? value : null);
                Assert.Equal(values.Count, one.Values.Count());
            }
        }
    }
}
