namespace ContentApi.Server.Tests.Html;

/// <summary>Texts that try to run <c>alert(1)</c> in the page that shows their HTML, by the way in which they try it.</summary>
static class XssPayloads
{
    /// <summary>Payloads that do run where HTML is inserted as it is written: they prove that the test would see one that gets through.</summary>
    public static readonly string[] Controls =
    [
        "<img src=x onerror=alert(1)>", "<a href=\"javascript:alert(1)\">a</a>", "<svg onload=alert(1)></svg>", "<details open ontoggle=alert(1)>a</details>",
        "<div onclick=\"alert(1)\">a</div>", "<iframe src=\"javascript:top.alert(1)\"></iframe>", "<iframe srcdoc=\"<script>top.alert(1)</script>\"></iframe>",
        "<div onmouseover=alert(1)>a</div>",
    ];

    static readonly string[] schemes =
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "java&#9;script:alert(1)", "java&Tab;script:alert(1)",
        "java&NewLine;script:alert(1)", "java&#10;script:alert(1)", "java&#x0D;script:alert(1)", "&#106;avascript:alert(1)", "&#x6A&#x61vascript:alert(1)",
        "&#0000106avascript:alert(1)", "javascript&colon;alert(1)", "javascript&#58;alert&lpar;1&rpar;", "&#1;javascript:alert(1)", "\u0001javascript:alert(1)",
        "javascript://%0aalert(1)", "javascript:/*a*/alert(1)", "javascript:alert(1)//http://a.b", "data:text/html,<script>top.alert(1)</script>",
        "data:text/html;base64,PHNjcmlwdD50b3AuYWxlcnQoMSk8L3NjcmlwdD4=", "vbscript:alert(1)", "feed:javascript:alert(1)", "view-source:javascript:alert(1)",
        "jar:javascript:alert(1)", "blob:javascript:alert(1)", "%6aavascript:alert(1)", "javascript\u00A0:alert(1)", "\uFEFFjavascript:alert(1)",
        "/\\javascript:alert(1)", "javascript&#x3000;:alert(1)", "&NewLine;&Tab;javascript:alert(1)",
    ];

    /// <summary>All payloads: Markdown texts. Each is another file.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Events(), .. Addresses(), .. Embedded(), .. Foreign(), .. Mutations(), .. Documents(), .. Clobbering(), .. MarkdownMixes(), .. Malformed(),
    ];

    static IEnumerable<string> Events()
    {
        foreach (var name in new[]
        {
            "onclick", "onmouseover", "onfocus", "onerror", "onload", "onanimationstart", "ontoggle", "onpointerenter", "onbeforetoggle", "onscrollend",
            "onwheel",
            "onauxclick", "onbeforematch", "oncontentvisibilityautostatechange", "ONCLICK", "OnMouseOver",
        })
            yield return $"<p {name}=\"alert(1)\" tabindex=0 autofocus>a</p>";
        yield return "<img src=x onerror=alert(1)>";
        yield return "<img/src=x/onerror=alert(1)>";
        yield return "<img src=x onerror = alert(1) >";
        yield return "<img src=x oNeRrOr='alert(1)'>";
        yield return "<img src=x on\0error=alert(1)>";
        yield return "<img src=\"x\"onerror=\"alert(1)\">";
        yield return "<img src=x onerror=&#97;lert(1)>";
        yield return "<img src=x onerror\n=\nalert(1)>";
        yield return "<IMG SRC=x ONERROR=alert(1)>";
        yield return "<img src='x' a='>' onerror=alert(1)>";
        yield return "<img src=x:x onerror=alert(1)//";
        yield return "<details open ontoggle=alert(1)>a</details>";
        yield return "<video src=x onerror=alert(1)></video>";
        yield return "<video><source onerror=alert(1) src=x></video>";
        yield return "<audio src=x onerror=alert(1)></audio>";
        yield return "<body onload=alert(1)>a";
        yield return "<input autofocus onfocus=alert(1)>";
        yield return "<select autofocus onfocus=alert(1)><option>a</select>";
        yield return "<textarea autofocus onfocus=alert(1)>a</textarea>";
        yield return "<marquee onstart=alert(1)>a</marquee>";
        yield return "<input type=checkbox disabled onclick=alert(1) checked>";
        yield return "<table onclick=alert(1)><tr onclick=alert(1)><td onclick=alert(1)>a</td></tr></table>";
        yield return "<summary onclick=alert(1)>a</summary>";
        yield return "<xss onclick=alert(1) id=x tabindex=1>a</xss>";
        yield return "<button popovertarget=x>a</button><div popover id=x onbeforetoggle=alert(1)>b</div>";
        yield return "<a href=\"#\" onclick=\"alert(1)\">a</a>";
    }

    static IEnumerable<string> Addresses()
    {
        foreach (var scheme in schemes)
        {
            yield return $"<a href=\"{scheme}\">a</a>";
            yield return $"[a](<{scheme}>)";
            yield return $"<img src='{scheme}' alt=a>";
        }
        foreach (var element in new[]
        {
            "<iframe src=\"{0}\"></iframe>", "<embed src=\"{0}\">", "<object data=\"{0}\"></object>", "<video src=\"{0}\" poster=\"{0}\"></video>",
            "<form action=\"{0}\"><input type=submit value=a></form>", "<button formaction=\"{0}\">a</button>", "<area href=\"{0}\" shape=default>",
            "<link rel=stylesheet href=\"{0}\">", "<base href=\"{0}\">", "<img srcset=\"{0} 1x\">", "<picture><source srcset=\"{0}\"><img src=a></picture>",
            "<table background=\"{0}\"><tr><td background=\"{0}\">a</td></tr></table>", "<blockquote cite=\"{0}\">a</blockquote>",
            "<a ping=\"{0}\" href=a>a</a>",
            "<a xlink:href=\"{0}\">a</a>", "<track src=\"{0}\">", "<input type=image src=\"{0}\">", "<q cite=\"{0}\">a</q>", "<frameset><frame src=\"{0}\">",
        })
            yield return string.Format(null, element, "javascript:top.alert(1)");
        yield return "<a href=\"javascript:alert(1)\"><img src=a alt=b></a>";
        yield return "<a href=javascript:alert(1)>a";
        yield return "<javascript:alert(1)>";
        yield return "[a]\n\n[a]: javascript:alert(1)";
        yield return "[a]: <java\nscript:alert(1)>\n\n[a] <b>c</b>";
        yield return "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">";
        yield return "<meta http-equiv=refresh content=\"0;url=data:text/html,<script>top.alert(1)</script>\">";
    }

    static IEnumerable<string> Embedded()
    {
        yield return "<script>alert(1)</script>";
        yield return "<ScRiPt>alert(1)</sCrIpT>";
        yield return "<script src=\"data:text/javascript,alert(1)\"></script>";
        yield return "<script/x>alert(1)</script >";
        yield return "<script\n>alert(1)</script\n>";
        yield return "<script>alert(1)";
        yield return "<script><!-- </script><script>alert(1)</script> -->";
        yield return "<scr<script>ipt>alert(1)</scr</script>ipt>";
        yield return "<<script>alert(1)//<</script>";
        yield return "<script type=module>alert(1)</script>";
        yield return "<iframe srcdoc=\"<script>top.alert(1)</script>\"></iframe>";
        yield return "<iframe srcdoc=\"&lt;script&gt;top.alert(1)&lt;/script&gt;\" src=\"https://www.youtube.com/embed/a\"></iframe>";
        yield return "<iframe src=\"https://www.youtube.com/embed/a\" onload=alert(1)></iframe>";
        yield return "<iframe><script>alert(1)</script></iframe><script>alert(1)</script>";
        yield return "<object data=\"data:text/html,<script>top.alert(1)</script>\"></object>";
        yield return "<embed src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='top.alert(1)'/>\">";
        yield return "<img src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>\">";
        yield return "<style>@import 'javascript:alert(1)'; * {background: url(javascript:alert(1))}</style>";
        yield return "<div style=\"background:url(javascript:alert(1))\">a</div>";
        yield return "<div style=\"width:expression(alert(1))\">a</div>";
        yield return "<div style=\"-moz-binding:url(data:text/xml,a)\">a</div>";
        yield return "<style>@keyframes x{}</style><p style=\"animation-name:x\" onanimationstart=\"alert(1)\">a</p>";
        yield return "<td style=\"text-align:center;animation-name:x\" onanimationstart=alert(1)>a</td>";
        yield return "<template><script>alert(1)</script></template>";
        yield return "<div><template shadowrootmode=open><img src=x onerror=alert(1)></template></div>";
        yield return "<portal src=\"javascript:alert(1)\"></portal>";
        yield return "<link rel=import href=\"data:text/html,<script>alert(1)</script>\">";
    }

    static IEnumerable<string> Foreign()
    {
        yield return "<svg onload=alert(1)></svg>";
        yield return "<svg/onload=alert(1)//";
        yield return "<svg><script>alert(1)</script></svg>";
        yield return "<svg><script href=\"data:,alert(1)\" /></svg>";
        yield return "<svg><a xlink:href=\"javascript:alert(1)\"><text y=20>a</text></a></svg>";
        yield return "<svg><animate onbegin=alert(1) attributeName=x dur=1s></svg>";
        yield return "<svg><a><animate attributeName=href values=\"javascript:alert(1)\" /><text y=20>a</text></a></svg>";
        yield return "<svg><set attributeName=onmouseover to=alert(1)></svg>";
        yield return "<svg><foreignObject><img src=x onerror=alert(1)></foreignObject></svg>";
        yield return "<svg><use href=\"data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><image href='x' "
            + "onerror='alert(1)'/></svg>#x\"/></svg>";
        yield return "<svg><image href=x onerror=alert(1)></svg>";
        yield return "<svg><p><img src=x onerror=alert(1)></p></svg>";
        yield return "<math href=\"javascript:alert(1)\">a</math>";
        yield return "<math><mi xlink:href=\"javascript:alert(1)\">a</mi></math>";
        yield return "<math><annotation-xml encoding=\"text/html\"><img src=x onerror=alert(1)></annotation-xml></math>";
        yield return "<math><mtext><img src=x onerror=alert(1)></mtext></math>";
    }

    static IEnumerable<string> Mutations()
    {
        yield return "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>";
        yield return "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\"></svg>";
        yield return "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\"></table></mtext></math>";
        yield return "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>";
        yield return "<math><mtext><table><mglyph><style><math><img src onerror=alert(1)></style></mglyph></table></mtext></math>";
        yield return "<svg><desc><style><a title=\"</style><img src onerror=alert(1)>\"></desc></svg>";
        yield return "<svg><style><img src=x onerror=alert(1)></style></svg>";
        yield return "<style><style/><img src=x onerror=alert(1)>";
        yield return "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\"></xmp>";
        yield return "<noembed><p title=\"</noembed><img src=x onerror=alert(1)>\"></noembed>";
        yield return "<noframes><p title=\"</noframes><img src=x onerror=alert(1)>\"></noframes>";
        yield return "<textarea><p title=\"</textarea><img src=x onerror=alert(1)>\"></textarea>";
        yield return "<title><p title=\"</title><img src=x onerror=alert(1)>\"></title>";
        yield return "<iframe><p title=\"</iframe><img src=x onerror=alert(1)>\"></iframe>";
        yield return "<plaintext><img src=x onerror=alert(1)>";
        yield return "<select><style></select><img src=x onerror=alert(1)></style>";
        yield return "<select><template><img src=x onerror=alert(1)></template></select>";
        yield return "<table><a href=\"x<td title=\"><img src=x onerror=alert(1)>\">a</table>";
        yield return "<p title=\"`<img src=x onerror=alert(1)>`\">a</p>";
        yield return "<p title='&lt;img src=x onerror=alert(1)&gt;'>&lt;img src=x onerror=alert(1)&gt;</p>";
        yield return "<b title=\"&amp;lt;img src=x onerror=alert(1)&amp;gt;\">&amp;lt;img src=x onerror=alert(1)&amp;gt;</b>";
        yield return "<listing>&lt;img src=x onerror=alert(1)&gt;</listing>";
        yield return "<pre>&lt;img src=x onerror=alert(1)&gt;</pre>";
        yield return "<code>&lt;/code&gt;&lt;script&gt;alert(1)&lt;/script&gt;</code>";
        yield return "<a><table><a><img src=x onerror=alert(1)></table>";
        yield return "<table><caption><svg><title><style><a title=\"</style><img src=x onerror=alert(1)>\"></table>";
        yield return "<!--><img src=x onerror=alert(1)>-->";
        yield return "<!---><img src=x onerror=alert(1)>-->";
        yield return "<!-- --!><img src=x onerror=alert(1)> -->";
        yield return "<![CDATA[><img src=x onerror=alert(1)>]]>";
        yield return "<?php ><img src=x onerror=alert(1)> ?>";
        yield return "<!doctype a[<img src=x onerror=alert(1)>]>";
        yield return "</ ><img src=x onerror=alert(1)>";
        yield return "</p/onclick=alert(1)><img src=x onerror=alert(1)>";
    }

    static IEnumerable<string> Documents()
    {
        yield return "<html onclick=alert(1)><body onclick=alert(1)>a</body></html>";
        yield return "</body></html><script>alert(1)</script>";
        yield return "<head><script>alert(1)</script></head>";
        yield return "<frameset onload=alert(1)><frame src=\"javascript:alert(1)\"></frameset>";
        yield return "<base href=\"https://evil.example/\"><a href=a>a</a>";
        yield return "<isindex type=image src=1 onerror=alert(1)>";
        yield return "<image src=x onerror=alert(1)>";
        yield return "<keygen autofocus onfocus=alert(1)>";
    }

    static IEnumerable<string> Clobbering()
    {
        yield return "<a id=alert></a><a id=alert name=x href=\"javascript:alert(1)\">a</a>";
        yield return "<form id=document><input name=cookie onfocus=alert(1)></form>";
        yield return "<img name=getElementById src=x onerror=alert(1)>";
        yield return "<iframe name=alert src=\"javascript:top.alert(1)\"></iframe>";
        yield return "<form><input name=attributes><img name=childNodes src=x onerror=alert(1)></form>";
        yield return "<form id=x onfocus=alert(1) tabindex=0><input id=attributes>a</form>";
    }

    static IEnumerable<string> MarkdownMixes()
    {
        yield return "[a](b \"<img src=x onerror=alert(1)>\") <b>c</b>";
        yield return "[a](b '\" onclick=alert(1) x=\"') <b>c</b>";
        yield return "![a](b \"\\\" onerror=alert(1) x=\\\"\") <b>c</b>";
        yield return "![\" onerror=alert(1) x=\"](x) <b>c</b>";
        yield return "![<img src=x onerror=alert(1)>](x)";
        yield return "[<img src=x onerror=alert(1)>](x)";
        yield return "# <img src=x onerror=alert(1)>";
        yield return "# a\" onclick=alert(1) x=\"";
        yield return "|a|\n|-|\n|<img src=x onerror=alert(1)>|";
        yield return "a[^1]\n\n[^1]: <img src=x onerror=alert(1)>";
        yield return "a[^\"><img src=x onerror=alert(1)>]\n\n[^\"><img src=x onerror=alert(1)>]: b <b>c</b>";
        yield return "<div title=\"\n\n# a\" onclick=\"alert(1)\n\n\">b</div>";
        yield return "<div\n\n<img src=x onerror=alert(1)>\n\n>";
        yield return "<a href=\"\n\n[a](javascript:alert(1))\n\n\">b</a>";
        yield return "<b title='\n\n```\n' onclick=alert(1) '\n```\n\n'>a</b>";
        yield return "```\"><img src=x onerror=alert(1)>\n```\n\n<b>a</b>";
        yield return "~~~ x\" onclick=\"alert(1)\na\n~~~\n\n<b>a</b>";
        yield return "`</code><img src=x onerror=alert(1)>` <b>a</b>";
        yield return "    </code></pre><img src=x onerror=alert(1)>\n\n<b>a</b>";
        yield return "<http://a.b/\"onclick=alert(1)> <b>a</b>";
        yield return "http://a.b/\"><img src=x onerror=alert(1)>";
        yield return "www.a.bc/\"onmouseover=\"alert(1) <b>a</b>";
        yield return "[a]\n\n[a]: b \"\" onclick=alert(1)\n\n<b>c</b>";
        yield return "[a]: x 'y\" onerror=\"alert(1)'\n\n![a] <b>c</b>";
        yield return "- [ ] <img src=x onerror=alert(1)>";
        yield return "> <img src=x\n> onerror=alert(1)>";
        yield return "- <script>\n\n  alert(1)\n\n  </script>";
        yield return "<style>\n\n<img src=x onerror=alert(1)>\n\n</style>";
        yield return "<!-- -->\n<img src=x onerror=alert(1)>";
        yield return "a <!-- b\n\n--><img src=x onerror=alert(1)>";
        yield return "*<img src=x onerror=alert(1)*>";
        yield return "<img src=\"`<`\" onerror=alert(1)>";
        yield return "\\<img src=x onerror=alert(1)> <b>a</b>";
        yield return "&lt;img src=x onerror=alert(1)&gt; <b>a</b>";
        yield return "&#60;img src=x onerror=alert(1)&#62; <b>a</b>";
        yield return "<details>\n<summary>a</summary>\n\n<script>alert(1)</script>\n\n</details>";
        yield return "{/* truncate */}<img src=x onerror=alert(1)>";
        yield return "<a href='x' title='{onclick=alert(1)}'>a</a>{onclick=alert(1)}";
    }

    static IEnumerable<string> Malformed()
    {
        yield return "<img src=x onerror=alert(1)";
        yield return "<img\tsrc=x\tonerror=alert(1)>";
        yield return "<img\fsrc=x\fonerror=alert(1)>";
        yield return "<img \"\" src=x onerror=alert(1)>";
        yield return "<img =src=x onerror=alert(1)>";
        yield return "<img src=x =onerror=alert(1) onerror=alert(1)>";
        yield return "<img src=x src=y onerror=alert(1) onerror=b>";
        yield return "<div><p><img src=x onerror=alert(1)</div>";
        yield return "<b <i onclick=alert(1)>a</i>";
        yield return "<p/onclick=alert(1)>a</p>";
        yield return "<p\u00A0onclick=alert(1)>a</p>";
        yield return "<p onclick\u0000=alert(1)>a</p>";
        yield return "<\u0000img src=x onerror=alert(1)>";
        yield return "<a href=\"x\" \"onclick=alert(1)\">a</a>";
        yield return "<a href=x'\"onclick=alert(1)'>a</a>";
        yield return "<div id=\"a\"onclick=\"alert(1)\">b</div>";
    }
}
