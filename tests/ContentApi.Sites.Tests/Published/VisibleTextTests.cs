namespace ContentApi.Sites.Tests.Published;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("<p>One<!-- not this --> <b>two</b></p><p>three", "One two three")]
    [InlineData("a<br>b<script>c</script><style>d</style><ul><li>e<li>f</ul>", "a b e f")]
    [InlineData("a<value>b</value>c", "abc")]
    [InlineData("x<em>y</em>z &amp; &lt;b&gt;\n\tw", "xyz & <b> w")]
    public void The_text_of_HTML_is_what_a_reader_sees(string html, string text) => Assert.Equal(text, VisibleText.Of(html));
}
