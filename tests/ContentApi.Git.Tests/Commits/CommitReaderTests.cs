using System.Text;
using ContentApi.Git.Contract;

namespace ContentApi.Git.Tests.Commits;

public abstract class CommitReaderTests(Source source) : IDisposable
{
    readonly TestRepository origin = source.Empty();

    public void Dispose() => origin.Dispose();

    /// <summary>Writes a commit object of an empty tree and exactly these headers and message, and reads it.</summary>
    GitCommit Read(string headersAndMessage, Encoding? encoding = null)
    {
        var tree = origin.Git("mktree");
        var bytes = (encoding ?? Encoding.UTF8).GetBytes($"tree {tree}\n" + headersAndMessage);
        var oid = origin.Git(bytes, "hash-object", "-t", "commit", "-w", "--literally", "--stdin");
        using var repository = source.Open(origin.Path);
        return repository.Resolve(oid);
    }

    [Fact]
    public void Reads_what_git_writes()
    {
        origin.Write("a.md", "x");
        origin.Git("add", "--all");
        origin.Git("-c", "user.name=Zoë", "commit", "--quiet", "--date=2024-05-01T10:00:00+05:45", "--message", "Subject\n\nBody ✓\n\n");
        using var repository = source.Open(origin.Path);
        var commit = repository.Resolve("HEAD");
        Assert.Equal("Subject\n\nBody ✓", commit.Message);
        Assert.Equal(new GitPerson(TestRepository.AuthorName, TestRepository.AuthorEmail), commit.Author);
        Assert.Equal("2024-05-01T10:00:00.0000000+05:45", commit.AuthoredDate.ToString("o"));
        Assert.Equal(TestRepository.FirstCommitDate, commit.CommittedDate);
    }

    [Theory]
    [InlineData("1704110400 +0100", "2024-01-01T13:00:00+01:00")]
    [InlineData("1704110400 -0330", "2024-01-01T08:30:00-03:30")]
    [InlineData("-1 +0000", "1969-12-31T23:59:59+00:00")]
    [InlineData("1704110400 +9900", "2024-01-01T12:00:00+00:00")]
    [InlineData("1704110400 +1459", "2024-01-01T12:00:00+00:00")]
    [InlineData("1704110400 nonsense", "2024-01-01T12:00:00+00:00")]
    [InlineData("9223372036854775807 +0000", "9999-12-30T23:59:59+00:00")]
    [InlineData("-9223372036854775807 -1400", "0001-01-01T10:00:00-14:00")]
    [InlineData("99999999999999999999999 +0000", "1970-01-01T00:00:00+00:00")]
    [InlineData("", "1970-01-01T00:00:00+00:00")]
    public void Reads_a_date_with_its_offset_and_brings_one_out_of_range_into_range(string stamp, string expected)
    {
        var commit = Read($"author A <a@b> {stamp}\ncommitter C <c@d> 0 +0000\n\nx\n");
        Assert.Equal(expected, commit.AuthoredDate.ToString("yyyy-MM-ddTHH:mm:sszzz"));
        Assert.Equal(DateTimeOffset.UnixEpoch, commit.CommittedDate);
    }

    [Theory]
    [InlineData("author Ada <a@b> 0 +0000", "Ada", "a@b")]
    [InlineData("author  <> 0 +0000", "", "")]
    [InlineData("author A <B> <c@d> 0 +0000", "A", "B> <c@d")]
    [InlineData("author nobody", "", "")]
    [InlineData("note none", "", "")]
    public void Reads_an_author_of_any_shape(string line, string name, string email) =>
        Assert.Equal(new GitPerson(name, email), Read(line + "\n\nx\n").Author);

    [Theory]
    [InlineData("ISO-8859-1", "iso-8859-1", "Zoë", "Grüße")]
    [InlineData("latin-1", "iso-8859-1", "Zoë", "Grüße")]
    [InlineData("ISO8859-15", "iso-8859-15", "Œuvre", "10 €")]
    [InlineData("ISO_8859-15", "iso-8859-15", "Œuvre", "10 €")]
    [InlineData("LATIN-9", "iso-8859-15", "Œuvre", "10 €")]
    [InlineData("Latin2", "iso-8859-2", "Łukasz", "źdźbło")]
    [InlineData("iso-8859-2", "iso-8859-2", "Łukasz", "źdźbło")]
    [InlineData("windows-1251", "windows-1251", "Анна", "Привет")]
    [InlineData("CP1251", "windows-1251", "Анна", "Привет")]
    [InlineData("cp866", "cp866", "Анна", "Привет")]
    [InlineData("KOI8-R", "koi8-r", "Анна", "Привет")]
    [InlineData("koi8_r", "koi8-r", "Анна", "Привет")]
    [InlineData("Shift_JIS", "shift_jis", "山田", "日本語 ﾃｽﾄ")]
    [InlineData("SJIS", "shift_jis", "山田", "日本語")]
    [InlineData("CP932", "shift_jis", "山田", "日本語")]
    [InlineData("EUC-JP", "euc-jp", "山田", "日本語")]
    [InlineData("eucJP", "euc-jp", "山田", "日本語")]
    [InlineData("GB18030", "gb18030", "王", "中文 😀")]
    [InlineData("GBK", "gb18030", "王", "中文")]
    [InlineData("Big5", "big5", "王", "中文")]
    [InlineData("EUC-KR", "euc-kr", "김", "한국어")]
    [InlineData("KOI8-U", "koi8-u", "Їжак", "Привіт")]
    [InlineData("ISO-2022-JP", "iso-2022-jp", "山田", "日本語")]
    [InlineData("MAC", "macintosh", "Zoë", "Grüße")]
    [InlineData("UJIS", "euc-jp", "山田", "日本語")]
    [InlineData("utf8", "utf-8", "Zoë", "Grüße ✓")]
    [InlineData(" UTF-8 ", "utf-8", "Zoë", "Grüße ✓")]
    public void Reads_the_encoding_that_a_commit_declares(string declared, string encoding, string name, string message)
    {
        var written = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding);
        var commit = Read($"author {name} <a@b> 0 +0000\nencoding {declared}\n\n{message}\n", written);
        Assert.Equal((name, message), (commit.Author.Name, commit.Message));
    }

    [Theory]
    [InlineData("ISO-8859-10", "A1 A2 A3 AE BD D7 F0 FF", "ĄĒĢŪ―Ũðĸ")]
    [InlineData("latin6", "41 80 A0", "A\u0080\u00A0")]
    [InlineData("ISO_8859-14", "A1 A2 A6 AF D0 F0 FF", "ḂḃḊŸŴŵÿ")]
    [InlineData("ISO8859-16", "A4 AA BA DE FE FF", "€ȘșȚțÿ")]
    [InlineData("l10", "A1 A2 A3", "ĄąŁ")]
    public void Reads_the_parts_of_iso_8859_that_dotnet_lacks(string declared, string bytes, string expected)
    {
        // Latin-1 writes each character as the byte of its number.
        var text = Encoding.Latin1.GetString(Convert.FromHexString(bytes.Replace(" ", "")));
        var commit = Read($"author |{text}| <a@b> 0 +0000\nencoding {declared}\n\n|{text}|\n", Encoding.Latin1);
        Assert.Equal(($"|{expected}|", $"|{expected}|"), (commit.Author.Name, commit.Message));
    }

    [Fact]
    public void Marks_bytes_that_the_declared_encoding_does_not_have() =>
        Assert.Equal("a\uFFFD", Read("author A <a@b> 0 +0000\nencoding US-ASCII\n\na\u00FF\n", Encoding.Latin1).Message);

    [Theory]
    [InlineData("no-such")]
    [InlineData("utf-7")]
    [InlineData("UTF7")]
    [InlineData("cp65000")]
    [InlineData("unicode-1-1-utf-7")]
    [InlineData("cp99999")]
    [InlineData("UTF-16")]
    [InlineData("utf16be")]
    [InlineData("UCS-2")]
    [InlineData("UTF-32LE")]
    [InlineData("\u00E9\u0001")]
    [InlineData("")]
    public void Marks_bytes_that_are_not_utf8_where_the_encoding_is_unknown(string encoding) =>
        Assert.Equal("Gr\uFFFDn", Read($"author A <a@b> 0 +0000\nencoding {encoding}\n\nGr\u00FCn\n", Encoding.Latin1).Message);

    [Fact]
    public void Skips_a_signature() =>
        Assert.Equal("x", Read("author A <a@b> 0 +0000\ngpgsig -----BEGIN\n author B <b> 0 +0000\n \n -----END\n\nx\n").Message);

    [Fact]
    public void Refuses_a_message_of_megabytes()
    {
        var exception = Assert.Throws<GitException>(() => Read("author A <a@b> 0 +0000\n\n" + new string('x', 1 << 20)));
        Assert.Contains("more than 1,048,576 are not read", exception.Message);
    }
}

public sealed class CommitByLibgit2Tests() : CommitReaderTests(Source.Libgit2);
public sealed class CommitByGitTests() : CommitReaderTests(Source.Program);
public sealed class CommitOfSha256Tests() : CommitReaderTests(Source.ProgramSha256);
