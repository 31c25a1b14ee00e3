using ContentApi.Content.Documents;
using static ContentApi.Content.Tests.Documents.DocumentUnderTest;

namespace ContentApi.Content.Tests.Documents;

/// <summary>TOML by the productions of its grammar (https://toml.io/en/v1.0.0), valid and invalid. The cases are our own.</summary>
public sealed class TomlTests
{
    [Theory]
    // toml, expression, newline, ws
    [InlineData("", "{}")]
    [InlineData("\n\r\n \t\n", "{}")]
    [InlineData("a = 1", "{a: 1}")]
    [InlineData("a = 1\nb = 2\r\nc = 3", "{a: 1, b: 2, c: 3}")]
    [InlineData("\t a\t=\t1 \t\n", "{a: 1}")]
    // comment
    [InlineData("# only a comment", "{}")]
    [InlineData("a = 1 # x \"[ = \n# é 😀\n", "{a: 1}")]
    [InlineData("[t] # x\na = '#' # y\n", "{t: {a: \"#\"}}")]
    [InlineData("a = [ # x\n 1, # y\n # z\n]", "{a: [1]}")]
    // keyval, keyval-sep
    [InlineData("a=1", "{a: 1}")]
    [InlineData("a = 'b'", "{a: \"b\"}")]
    // unquoted-key
    [InlineData("A-b_9 = 1", "{A-b_9: 1}")]
    [InlineData("1234 = 1", "{1234: 1}")]
    [InlineData("- = 1\n_ = 2", "{-: 1, _: 2}")]
    [InlineData("true = 1\ninf = 2\n1979-05-27 = 3\n0x1F = 4", "{true: 1, inf: 2, 1979-05-27: 3, 0x1F: 4}")]
    // quoted-key
    [InlineData("\"a b\" = 1", "{a b: 1}")]
    [InlineData("'a.b' = 1", "{a.b: 1}")]
    [InlineData("\"\" = 1", "{: 1}")]
    [InlineData("\"\\u00e9\" = 1", "{é: 1}")]
    [InlineData("'\\u00e9' = 1", "{\\u00e9: 1}")]
    [InlineData("\"é\" = 1", "{é: 1}")]
    // dotted-key
    [InlineData("a.b.c = 1", "{a: {b: {c: 1}}}")]
    [InlineData("a . b\t.c = 1", "{a: {b: {c: 1}}}")]
    [InlineData("a.\"b c\".'d.e' = 1", "{a: {b c: {d.e: 1}}}")]
    [InlineData("3.14 = 1", "{3: {14: 1}}")]
    [InlineData("a.b = 1\na.c = 2\nd = 3\na.e.f = 4", "{a: {b: 1, c: 2, e: {f: 4}}, d: 3}")]
    // basic-string, escape
    [InlineData("a = \"\"", "{a: \"\"}")]
    [InlineData("a = \"x y # z\"", "{a: \"x y # z\"}")]
    [InlineData("a = \"\\\"\\\\\"", "{a: \"\"\\\"}")]
    [InlineData("a = \"\\b\\t\\f\\r\"", "{a: \"\u0008\t\u000c\r\"}")]
    [InlineData("a = \"x\\ny\"", "{a: \"x\\ny\"}")]
    [InlineData("a = \"\\u0041\\U0001F600\"", "{a: \"A😀\"}")]
    [InlineData("a = \"tab\there\"", "{a: \"tab\there\"}")]
    [InlineData("a = \"\\r\\n\"", "{a: \"\r\\n\"}")]
    [InlineData("a = \"\\uD7FF\\uE000\\U0010FFFF\"", "{a: \"\ud7ff\ue000\U0010ffff\"}")]
    // ml-basic-string
    [InlineData("a = \"\"\"x\"\"\"", "{a: \"x\"}")]
    [InlineData("a = \"\"\"\nx\ny\"\"\"", "{a: \"x\\ny\"}")]
    [InlineData("a = \"\"\"\r\nx\r\ny\"\"\"", "{a: \"x\\ny\"}")]
    [InlineData("a = \"\"\"x\\\n   \n\t y\"\"\"", "{a: \"xy\"}")]
    [InlineData("a = \"\"\"x\\ \n y\"\"\"", "{a: \"xy\"}")]
    [InlineData("a = \"\"\"x \"quoted\" y\"\"\"", "{a: \"x \"quoted\" y\"}")]
    [InlineData("a = \"\"\"\"\"\"\"", "{a: \"\"\"}")]
    [InlineData("a = \"\"\"x\"\"\"\"\"", "{a: \"x\"\"\"}")]
    [InlineData("a = \"\"\"\\\"\"\"x\"\"\"", "{a: \"\"\"\"x\"}")]
    [InlineData("a = \"\"\"\"\"\"", "{a: \"\"}")]
    [InlineData("a = \"\"\"\n\nx\"\"\"", "{a: \"\\nx\"}")]
    // literal-string
    [InlineData("a = ''", "{a: \"\"}")]
    [InlineData("a = 'C:\\x\\n'", "{a: \"C:\\x\\n\"}")]
    [InlineData("a = 'a \"b\" c'", "{a: \"a \"b\" c\"}")]
    // ml-literal-string
    [InlineData("a = '''x'''", "{a: \"x\"}")]
    [InlineData("a = '''\nx\\n\ny'''", "{a: \"x\\n\\ny\"}")]
    [InlineData("a = '''it's'''", "{a: \"it's\"}")]
    [InlineData("a = '''x'''''", "{a: \"x''\"}")]
    [InlineData("a = ''''''", "{a: \"\"}")]
    // dec-int
    [InlineData("a = 0", "{a: 0}")]
    [InlineData("a = +99", "{a: +99}")]
    [InlineData("a = -17", "{a: -17}")]
    [InlineData("a = 1_000_000", "{a: 1000000}")]
    [InlineData("a = +0\nb = -0", "{a: +0, b: -0}")]
    [InlineData("a = 9223372036854775807\nb = -9223372036854775808", "{a: 9223372036854775807, b: -9223372036854775808}")]
    // hex-int, oct-int, bin-int
    [InlineData("a = 0xDEADbeef", "{a: 0xDEADbeef}")]
    [InlineData("a = 0xdead_beef", "{a: 0xdeadbeef}")]
    [InlineData("a = 0o755", "{a: 0o755}")]
    [InlineData("a = 0b1101_0110", "{a: 214}")]
    [InlineData("a = 0x00\nb = 0o0\nc = 0b00", "{a: 0x00, b: 0o0, c: 0}")]
    // float
    [InlineData("a = 1.0", "{a: 1.0}")]
    [InlineData("a = +3.1415", "{a: +3.1415}")]
    [InlineData("a = -0.01", "{a: -0.01}")]
    [InlineData("a = 5e+22", "{a: 5e+22}")]
    [InlineData("a = 1e06", "{a: 1e06}")]
    [InlineData("a = -2E-2", "{a: -2E-2}")]
    [InlineData("a = 6.626e-34", "{a: 6.626e-34}")]
    [InlineData("a = 224_617.445_991_228", "{a: 224617.445991228}")]
    [InlineData("a = 0e0\nb = -0.0", "{a: 0e0, b: -0.0}")]
    // special-float
    [InlineData("a = inf\nb = +inf\nc = -inf", "{a: .inf, b: .inf, c: -.inf}")]
    [InlineData("a = nan\nb = +nan\nc = -nan", "{a: .nan, b: .nan, c: .nan}")]
    // boolean
    [InlineData("a = true\nb = false", "{a: true, b: false}")]
    // offset-date-time
    [InlineData("a = 1979-05-27T07:32:00Z", "{a: 1979-05-27T07:32:00Z}")]
    [InlineData("a = 1979-05-27T00:32:00-07:00", "{a: 1979-05-27T00:32:00-07:00}")]
    [InlineData("a = 1979-05-27T00:32:00.999999+07:00", "{a: 1979-05-27T00:32:00.999999+07:00}")]
    [InlineData("a = 1979-05-27 07:32:00Z", "{a: 1979-05-27 07:32:00Z}")]
    [InlineData("a = 1979-05-27t07:32:00z", "{a: 1979-05-27t07:32:00z}")]
    // local-date-time
    [InlineData("a = 1979-05-27T07:32:00", "{a: 1979-05-27T07:32:00}")]
    [InlineData("a = 1979-05-27 00:32:00.5", "{a: 1979-05-27 00:32:00.5}")]
    // local-date
    [InlineData("a = 1979-05-27", "{a: 1979-05-27}")]
    [InlineData("a = 2024-02-29", "{a: 2024-02-29}")]
    // local-time
    [InlineData("a = 07:32:00", "{a: 07:32:00}")]
    [InlineData("a = 00:32:00.999999", "{a: 00:32:00.999999}")]
    // array
    [InlineData("a = []", "{a: []}")]
    [InlineData("a = [1, 2,3]", "{a: [1, 2, 3]}")]
    [InlineData("a = [1, 2,]", "{a: [1, 2]}")]
    [InlineData("a = [\n\n1\n,\n2 # x\n\n]", "{a: [1, 2]}")]
    [InlineData("a = [[1], ['x'], []]", "{a: [[1], [\"x\"], []]}")]
    [InlineData("a = [1, 'x', 2.0, {b = 1}, true, 1979-05-27]", "{a: [1, \"x\", 2.0, {b: 1}, true, 1979-05-27]}")]
    // inline-table
    [InlineData("a = {}", "{a: {}}")]
    [InlineData("a = { b = 1, c = 'x' }", "{a: {b: 1, c: \"x\"}}")]
    [InlineData("a = {b.c = 1, b.d = 2}", "{a: {b: {c: 1, d: 2}}}")]
    [InlineData("a = {b = {c = {}}}", "{a: {b: {c: {}}}}")]
    [InlineData("a.b = {c = [{d = 1}]}", "{a: {b: {c: [{d: 1}]}}}")]
    // std-table
    [InlineData("[a]", "{a: {}}")]
    [InlineData("[a]\nb = 1\n[c]\nd = 2", "{a: {b: 1}, c: {d: 2}}")]
    [InlineData("[a.b.c]\nd = 1", "{a: {b: {c: {d: 1}}}}")]
    [InlineData("[ a . 'b c' ]\nd = 1", "{a: {b c: {d: 1}}}")]
    [InlineData("[a.b]\nc = 1\n[a]\nd = 2", "{a: {b: {c: 1}, d: 2}}")]
    [InlineData("[a]\nb.c = 1\n[a.b.d]\ne = 2", "{a: {b: {c: 1, d: {e: 2}}}}")]
    [InlineData("[\"\"]\na = 1", "{: {a: 1}}")]
    [InlineData("x = 1\n[a]", "{x: 1, a: {}}")]
    // array-table
    [InlineData("[[a]]", "{a: [{}]}")]
    [InlineData("[[a]]\nb = 1\n[[a]]\nb = 2", "{a: [{b: 1}, {b: 2}]}")]
    [InlineData("[[a]]\n[a.b]\nc = 1\n[[a]]\n[a.b]\nc = 2", "{a: [{b: {c: 1}}, {b: {c: 2}}]}")]
    [InlineData("[[a]]\n[[a.b]]\nc = 1\n[[a.b]]\n[[a]]\n[[a.b]]", "{a: [{b: [{c: 1}, {}]}, {b: [{}]}]}")]
    [InlineData("[[a.b]]\nc = 1\n[a]\nd = 2", "{a: {b: [{c: 1}], d: 2}}")]
    // TOML 1.1
    [InlineData("a = {\n  b = 1, # x\n  c = 2,\n}", "{a: {b: 1, c: 2}}")]
    [InlineData("a = \"\\x41\\e\"", "{a: \"A\u001b\"}")]
    [InlineData("a = 07:32\nb = 1979-05-27T07:32Z", "{a: 07:32, b: 1979-05-27T07:32Z}")]
    public void Valid_documents_have_their_values(string text, string root)
    {
        var document = Parse("a.toml", text);
        Assert.Equal(("", root), (document.Faults(), Show(document.Root)));
        Assert.Null(document.Body);
    }

    [Theory]
    // keyval
    [InlineData("a", "1:2", "An '=' is expected after the key \"a\", not the end of the text.")]
    [InlineData("a = ", "1:5", "A value is expected here, not the end of the text.")]
    [InlineData("a =\n1", "1:4", "A value is expected here, not the end of the line.")]
    [InlineData("= 1", "1:1", "A key is expected here, not \"=\".")]
    [InlineData("a: 1", "1:2", "An '=' is expected after the key \"a\", not \":\".")]
    [InlineData("a = 1 b = 2", "1:7", "\"b\" follows the end of the value.")]
    [InlineData("a == 1", "1:4", "A value is expected here, not \"=\".")]
    [InlineData("a = b", "1:5", "A value is expected here, not \"b\".")]
    [InlineData("a b = 1", "1:3", "An '=' is expected after the key \"a\", not \"b\".")]
    // key
    [InlineData("a.  = 1", "1:5", "A key is expected here, not \"=\".")]
    [InlineData(".a = 1", "1:1", "A key is expected here, not \".\".")]
    [InlineData("a..b = 1", "1:3", "A key is expected here, not \".\".")]
    [InlineData("é = 1", "1:1", "A key is expected here, not \"é\".")]
    [InlineData("a\n= 1", "1:2", "An '=' is expected after the key \"a\", not the end of the line.")]
    [InlineData("\"\"\"a\"\"\" = 1", "1:3", "An '=' is expected after the key \"\", not \"\"\".")]
    [InlineData("\"a = 1", "1:1", "The quote that opens here is never closed.")]
    // duplicates
    [InlineData("a = 1\na = 2", "2:1", "The key \"a\" has a value or a table already, from line 1.")]
    [InlineData("a = 1\n\"a\" = 2", "2:1", "The key \"a\" has a value or a table already, from line 1.")]
    [InlineData("a.b = 1\na.b = 2", "2:3", "The key \"b\" has a value or a table already, from line 1.")]
    [InlineData("a = 1\na.b = 2", "2:1", "The key \"a\" has a value or a table already, from line 1.")]
    [InlineData("a.b = 1\na = 2", "2:1", "The key \"a\" has a value or a table already, from line 1.")]
    [InlineData("[a]\n[a]", "2:2", "The key \"a\" has a value or a table already, from line 1.")]
    [InlineData("a = 1\n[a]", "2:2", "The key \"a\" has a value or a table already, from line 1.")]
    [InlineData("[a]\nb = 1\n[a.b]", "3:4", "The key \"b\" has a value or a table already, from line 2.")]
    [InlineData("a.b = 1\n[a]", "2:2", "The key \"a\" has a value or a table already, from line 1.")]
    [InlineData("[a.b]\nc = 1\n[a]\nb.d = 2", "4:1", "The key \"b\" has a value or a table already, from line 1.")]
    [InlineData("a = {}\n[a.b]", "2:2", "The key \"a\" has a value or a table already, from line 1.")]
    [InlineData("a = {b = 1}\na.c = 2", "2:1", "The key \"a\" has a value or a table already, from line 1.")]
    [InlineData("a = {b = 1, b = 2}", "1:13", "The key \"b\" has a value or a table already, from line 1.")]
    [InlineData("a = {b.c = 1, b = 2}", "1:15", "The key \"b\" has a value or a table already, from line 1.")]
    [InlineData("[[a]]\n[a]", "2:2", "The key \"a\" has a value or a table already, from line 1.")]
    [InlineData("[a]\n[[a]]", "2:3", "The key \"a\" has a value or a table already, from line 1.")]
    [InlineData("a = []\n[[a]]", "2:3", "The key \"a\" has a value or a table already, from line 1.")]
    [InlineData("[[a]]\n[[a.b]]\n[a.b]", "3:4", "The key \"b\" has a value or a table already, from line 2.")]
    // strings
    [InlineData("a = \"x", "1:5", "The quote that opens here is never closed.")]
    [InlineData("a = \"x\ny\"", "1:7", "The text runs over the end of its line.")]
    [InlineData("a = 'x", "1:5", "The quote that opens here is never closed.")]
    [InlineData("a = \"\"\"x\n\n", "1:5", "The quote that opens here is never closed.")]
    [InlineData("a = '''x\n\n", "1:5", "The quote that opens here is never closed.")]
    [InlineData("a = \"\\q\"", "1:7", "The text holds a backslash that begins no escape.")]
    [InlineData("a = \"\\u12\"", "1:10", "The text holds a backslash that begins no escape.")]
    [InlineData("a = \"\\uD800\"", "1:7", "The escape names no character: it is half of a surrogate pair, or too large.")]
    [InlineData("a = \"\\U00110000\"", "1:7", "The escape names no character: it is half of a surrogate pair, or too large.")]
    [InlineData("a = \"x\u0001y\"", "1:7", "TOML does not allow the character U+0001 here.")]
    [InlineData("a = 'x\u007fy'", "1:7", "TOML does not allow the character U+007F here.")]
    [InlineData("a = \"\"\"\nx\u0002\"\"\"", "2:2", "TOML does not allow the character U+0002 here.")]
    [InlineData("# x\u0001", "1:4", "TOML does not allow the character U+0001 here.")]
    [InlineData("a = 1 # \u007f", "1:9", "TOML does not allow the character U+007F here.")]
    [InlineData("a = 1\rb = 2", "1:6", "TOML does not allow the end of the line here.")]
    // numbers
    [InlineData("a = 01", "1:5", "A number has no zero before its first digit.")]
    [InlineData("a = -01", "1:6", "A number has no zero before its first digit.")]
    [InlineData("a = 1__0", "1:7", "An underscore in a number has a digit on each side.")]
    [InlineData("a = 1_", "1:7", "An underscore in a number has a digit on each side.")]
    [InlineData("a = _1", "1:5", "A value is expected here, not \"_\".")]
    [InlineData("a = 0xg", "1:5", "The number cannot be read: a digit is expected here, not \"0xg\".")]
    [InlineData("a = 0X1", "1:6", "The letter of a hexadecimal, octal or binary number is small: 0x, 0o, 0b.")]
    [InlineData("a = 0o8", "1:5", "The number cannot be read: a digit is expected here, not \"0o8\".")]
    [InlineData("a = 0b2", "1:5", "The number cannot be read: a digit is expected here, not \"0b2\".")]
    [InlineData("a = 9223372036854775808", "1:5", "An integer has at most 64 bits.")]
    [InlineData("a = 1.", "1:7", "The number cannot be read: a digit is expected here, not the end of the text.")]
    [InlineData("a = .5", "1:5", "A value is expected here, not \".\".")]
    [InlineData("a = 1e", "1:7", "The number cannot be read: a digit is expected here, not the end of the text.")]
    [InlineData("a = 1.e2", "1:7", "The number cannot be read: a digit is expected here, not \"e2\".")]
    [InlineData("a = 03.14", "1:5", "A number has no zero before its first digit.")]
    [InlineData("a = +-1", "1:5", "A value is expected here, not \"+\".")]
    [InlineData("a = Inf", "1:5", "A value is expected here, not \"Inf\".")]
    // booleans
    [InlineData("a = True", "1:5", "A value is expected here, not \"True\".")]
    [InlineData("a = truee", "1:5", "A value is expected here, not \"truee\".")]
    [InlineData("a = yes", "1:5", "A value is expected here, not \"yes\".")]
    [InlineData("a = null", "1:5", "A value is expected here, not \"null\".")]
    // dates
    [InlineData("a = 2024-13-01", "1:5", "\"2024-13-01\" is not a date or a time.")]
    [InlineData("a = 2023-02-29", "1:5", "\"2023-02-29\" is not a date or a time.")]
    [InlineData("a = 2024-1-1", "1:5", "\"2024-1-1\" is not a date or a time.")]
    [InlineData("a = 1979-05-27T25:00:00", "1:5", "\"1979-05-27T25:00:00\" is not a date or a time.")]
    [InlineData("a = 1979-05-27T07:32:00+25:00", "1:5", "\"1979-05-27T07:32:00+25:00\" is not a date or a time.")]
    [InlineData("a = 24:00:00", "1:5", "\"24:00:00\" is not a date or a time.")]
    [InlineData("a = 1979-05-27T", "1:5", "\"1979-05-27T\" is not a date or a time.")]
    // arrays
    [InlineData("a = [1 2]", "1:8", "A ',' or ']' is expected here, not \"2\".")]
    [InlineData("a = [1,,2]", "1:8", "A value is expected here, not \",\".")]
    [InlineData("a = [,1]", "1:6", "A value is expected here, not \",\".")]
    [InlineData("a = [1", "1:5", "The '[' that opens here is never closed.")]
    [InlineData("a = [\n1,\n\n", "1:5", "The '[' that opens here is never closed.")]
    [InlineData("a = [1]]", "1:8", "\"]\" follows the end of the value.")]
    [InlineData("a = [1}", "1:7", "A ',' or ']' is expected here, not \"}\".")]
    // inline tables
    [InlineData("a = {b = 1", "1:5", "The '{' that opens here is never closed.")]
    [InlineData("a = {b = 1 c = 2}", "1:12", "A ',' or '}' is expected here, not \"c\".")]
    [InlineData("a = {b}", "1:7", "An '=' is expected after the key \"b\", not \"}\".")]
    [InlineData("a = {,}", "1:6", "A key is expected here, not \",\".")]
    [InlineData("a = {b = 1,, c = 2}", "1:12", "A key is expected here, not \",\".")]
    [InlineData("a = {b: 1}", "1:7", "An '=' is expected after the key \"b\", not \":\".")]
    // tables
    [InlineData("[a", "1:3", "The header of a table ends with ']', not the end of the text.")]
    [InlineData("[a\nb = 1", "1:3", "The header of a table ends with ']', not the end of the line.")]
    [InlineData("[]", "1:2", "A key is expected here, not \"]\".")]
    [InlineData("[a.]", "1:4", "A key is expected here, not \"]\".")]
    [InlineData("[a b]", "1:4", "The header of a table ends with ']', not \"b\".")]
    [InlineData("[a] b = 1", "1:5", "\"b\" follows the end of the value.")]
    [InlineData("[a]]", "1:4", "\"]\" follows the end of the value.")]
    [InlineData("[[a]", "1:4", "The header of a table ends with ']]', not \"]\".")]
    [InlineData("[[a] ]", "1:4", "The header of a table ends with ']]', not \"]\".")]
    [InlineData("[[]]", "1:3", "A key is expected here, not \"]\".")]
    [InlineData("[a]\n]", "2:1", "A key is expected here, not \"]\".")]
    // characters
    [InlineData("\ufeff\ufeffa = 1", "1:1", "The character U+FEFF cannot be here.")]
    [InlineData("\u3000a = 1", "1:1", "A key is expected here, not \"\u3000\".")]
    [InlineData("a = 1\u00a0", "1:6", "The character U+00A0 follows the end of the value.")]
    [InlineData("!", "1:1", "A key is expected here, not \"!\".")]
    public void Invalid_documents_are_an_error_at_its_place(string text, string position, string message) =>
        Assert.Equal($"{position}: error CA3013: {message}", Parse("a.toml", text).Faults());

    [Theory]
    [InlineData("a = 1\nb.c = [ 'x',\n {d = 2}]\n", "1:1 {1:1 a: 1:5 1, 2:1 b: 2:1 {2:3 c: 2:7 [2:9 \"x\", 3:2 {3:3 d: 3:7 2}]}}")]
    [InlineData("\uFEFF\r\n[t]\r\n  \"é😀\" = \"\"\"\r\nx\"\"\"\r\n", "1:1 {2:2 t: 2:1 {3:3 é😀: 3:11 \"x\"}}")]
    [InlineData("[[l]]\na = 1\n[[l]]\n[l.m]\nb = 2\n[x.y]\n[x]\nc = 1", "1:1 {1:3 l: 1:1 [1:1 {2:1 a: 2:5 1}, 3:1 {4:4 m: 4:1 {5:1 b: 5:5 2}}], "
        + "6:2 x: 7:1 {6:4 y: 6:1 {}, 8:1 c: 8:5 1}}")]
    public void Keys_and_values_have_their_places(string text, string places) => Assert.Equal(places, ShowPlaces(Parse("a.toml", text).Root));

    [Theory]
    [InlineData("a = 'x'", "1:6", true)]
    [InlineData("a = \"x\\ty\"", "1:6", false)]
    [InlineData("a = \"\"\"\nx\n y\"\"\"", "2:1", true)]
    [InlineData("a = \"\"\"x\"\"\"", "1:8", true)]
    [InlineData("a = \"\"\"x\\\n y\"\"\"", "1:8", false)]
    public void A_text_knows_its_place_in_the_file(string text, string position, bool isVerbatim)
    {
        var value = Assert.IsType<ScalarValue>(Parse("a.toml", text).Root.Find("a")!.Value);
        Assert.Equal((position, isVerbatim), ($"{value.TextPosition}", value.IsVerbatim));
    }

    [Theory]
    [InlineData("a = …", "[", "]", 63)]
    [InlineData("a = …1", "{b = ", "}", 63)]
    [InlineData("…a = 1", "b.", "", 63)]
    [InlineData("[…a]", "b.", "", 62)]
    [InlineData("[[…a]]", "b.", "", 61)]
    public void Nesting_has_a_limit(string around, string open, string close, int depth)
    {
        string Nested(int count) => around.Replace("…", string.Concat(Enumerable.Repeat(open, count))) + string.Concat(Enumerable.Repeat(close, count));
        Assert.Equal("", Parse("a.toml", Nested(depth)).Faults());
        Assert.EndsWith("error CA3006: Values are nested more than 64 deep here.", Parse("a.toml", Nested(depth + 1)).Faults());
        Assert.EndsWith("error CA3006: Values are nested more than 64 deep here.", Parse("a.toml", Nested(50_000)).Faults());
    }

    [Theory]
    [InlineData("k№ = №\n")]
    [InlineData("a.b.c.k№ = №\n")]
    [InlineData("[t№]\nk = №\n")]
    [InlineData("[[t]]\nk = №\n")]
    [InlineData("[a.b.c.d.t№]\n")]
    [InlineData("# №\n")]
    public void The_cost_grows_with_the_text(string repeated)
    {
        long Cost(int count)
        {
            var file = System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(100_000, count).Select(i => repeated.Replace("№", $"{i}"))));
            return Allocation.Of(() => Assert.Empty(DocumentParser.Parse("a.toml", file).Diagnostics));
        }
        Assert.InRange(Cost(8_000), 0, 3 * Cost(4_000) + 200_000);
    }

    [Fact]
    public void A_second_value_of_a_long_first_one_costs_nothing_of_it()
    {
        var file = System.Text.Encoding.UTF8.GetBytes("a = '" + new string('x', 1_000_000) + "'\n" + string.Concat(Enumerable.Repeat("a = 1\n", 100_000)));
        Assert.InRange(Allocation.Of(() => Assert.Single(DocumentParser.Parse("a.toml", file).Diagnostics)), 0, 10L * file.Length);
    }
}
