using System.Text;
using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;

namespace ContentApi.Content.Tests.Documents;

/// <summary>Any bytes give a document, and every position in it is inside the file.</summary>
public sealed class HostileBytesTests
{
    static readonly string[] Paths = ["a.md", "a.mdx", "a.html", "a.yaml", "a.json", "a.toml", "a.csv", "a.tsv"];

    static readonly string[] Originals =
    [
        "---\ntitle: \"Über uns\"\nslug: about\ntags: [a, 'b c', {d: e}]\nsections:\n  - heading: One\n    body: |\n      # Text\n\n      more 😀\n"
            + "  - heading: >-\n      Two\n      lines\n    actions: &acts\n      - {label: Go, url: https://example.org}\n"
            + "other:\n  <<: {x: 1}\n  acts: *acts\n---\n\nBody *text*\n\n---\n\nEnd\n",
        "# a menu\r\nitems:\r\n- label: 'It''s'\r\n  children:\r\n  - ? key\r\n    : !!str 12\r\n  - \"a\\tb\\u00e9\r\n    c\"\r\n- [1,\r\n2,\r\n3]\r\n"
            + "date: 2019-07-09 09:00:00 -0500\r\n...\r\n",
        "+++\ntitle = \"A\\u00e9\" # x\ndate = 1979-05-27T07:32:00Z\na.b.\"c d\" = [1, 0x1F, [2.5e3, inf], {x = '😀', y.z = true}]\n[t.u]\n"
            + "v = \"\"\"\nx\\\n y\"\"\"\n[[l]]\nn = 1_000\r\n[[l]]\n[l.m]\no = '''q\n'''\n+++\nimport X from 'x'\n"
            + "export const a = {\n  b: `c`,\n}\n\nText\n",
        "t = 'x'\n\"q r\" = \"A\\u00e9\" # x\nd = 07:32:00\n[a.b]\nc = [1, 0x1F, {x = '😀', y.z = true}]\n[[l]]\nn = 1_000\r\n[l.m]\no = '''q\n'''\n",
        "name,\"role, \"\"x\"\"\",,n\r\nAnn,\"a\nb 😀\",1\r\n\r\n\"Bo\",x,y,2\r\n",
        "{\"title\": \"A\\n\\u00e9\", \"n\": [1, 2.5e3, true, null, {\"deep\": [[[\"😀\"]]]}],\n\t\"z\": {}}\n",
    ];

    static readonly string[] Pieces =
    [
        "---", "...", "\n", "\r", "\t", "\n\t", ": ", "- ", "? ", "[", "]", "{", "}", ",", "\"", "'", "&a ", "*a", "!!x ", "!", "|", ">", "|9", "%", "@", "#",
        " #", "<<: ", "[[", "]]", " = ", "\"\"\"", "'''", "+++", ";;;", "1979-05-27", "0x", "1_", "inf", "{a = 1}", "a.b", "---toml\n",
        "<<<<<<<\n", "=======\n", ">>>>>>>\n", "import {", "export ", "`", "```\n", "<!--", "-->", ";", "\u2014", "\u200B",
        "\\", "\\u", "\\ud800", "\0", "\uFEFF", "\u2028", "\u0085", "\uFDD0", "😀", "//", "\n  ", "    ", "\n---\n", "~", "=", "\uFFFF", "&", "*",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Files_with_broken_places_are_read(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 1500; round++)
        {
            var bytes = Encoding.UTF8.GetBytes(random.GetItems(Originals, 1)[0]).ToList();
            for (var mutations = random.Next(1, 6); mutations > 0; mutations--) Mutate(bytes, random);
            Check([.. bytes], $"seed {seed}, round {round}");
        }
    }

    [Fact]
    public void Random_bytes_are_read()
    {
        var random = new Random(4);
        for (var round = 0; round < 500; round++)
        {
            var bytes = new byte[random.Next(0, 200)];
            random.NextBytes(bytes);
            Check(bytes, $"round {round}");
        }
    }

    [Fact]
    public void Random_pieces_of_syntax_are_read()
    {
        var random = new Random(5);
        for (var round = 0; round < 2000; round++)
            Check(Encoding.UTF8.GetBytes(string.Concat(random.GetItems(Pieces, random.Next(1, 40)))), $"round {round}");
    }

    static void Mutate(List<byte> bytes, Random random)
    {
        var at = random.Next(bytes.Count + 1);
        var length = Math.Min(random.Next(1, 12), bytes.Count - at);
        switch (random.Next(5))
        {
            case 0:
                bytes.RemoveRange(at, length);
                break;
            case 1:
                bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(at, length));
                break;
            case 2 when at < bytes.Count:
                bytes[at] = (byte)random.Next(256);
                break;
            case 3 when random.Next(4) == 0:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            default:
                bytes.InsertRange(at, Encoding.UTF8.GetBytes(random.GetItems(Pieces, 1)[0]));
                break;
        }
    }

    static void Check(byte[] bytes, string round)
    {
        foreach (var path in Paths)
        {
            Document document;
            try
            {
                document = DocumentParser.Parse(path, bytes);
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"{path}, {round}: {Convert.ToBase64String(bytes)}", error);
            }
            var widths = LineWidths(bytes);
            Assert.All(document.Diagnostics, diagnostic => AssertInside(diagnostic.Position, widths, round));
            AssertInside(document.BodyPosition, widths, round);
            AssertInside(document.Value, widths, round, []);
        }
    }

    /// <summary>Returns the columns of each line. A byte that is not UTF-8 counts as one column, so the valid text before it always fits.</summary>
    static int[] LineWidths(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        if (text.StartsWith('\uFEFF')) text = text[1..];
        return [.. text.Replace("\r\n", "\n").Replace('\r', '\n').Split('\n').Select(line => line.Length)];
    }

    static void AssertInside(TextPosition position, int[] widths, string round)
    {
        // The position between CR and LF comes after the last column.
        var isInside = position.Line >= 1 && position.Line <= widths.Length && position.Column >= 1 && position.Column <= widths[position.Line - 1] + 2;
        Assert.True(isInside, $"{position} is outside of the file: {round}");
    }

    static void AssertInside(DocumentValue value, int[] widths, string round, HashSet<DocumentValue> seen)
    {
        if (!seen.Add(value)) return;
        AssertInside(value.Position, widths, round);
        switch (value)
        {
            case ScalarValue scalar:
                AssertInside(scalar.TextPosition, widths, round);
                break;
            case ListValue list:
                foreach (var item in list.Items) AssertInside(item, widths, round, seen);
                break;
            case MappingValue mapping:
                foreach (var entry in mapping.Entries)
                {
                    AssertInside(entry.KeyPosition, widths, round);
                    AssertInside(entry.Value, widths, round, seen);
                }
                break;
        }
    }
}
