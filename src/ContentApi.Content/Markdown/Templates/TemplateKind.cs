namespace ContentApi.Content.Markdown.Templates;

/// <summary>The kinds of template markup.</summary>
enum TemplateKind : byte
{
    /// <summary>A comment with its content: <c>{% comment %}…{% endcomment %}</c>, <c>{# … #}</c>, <c>{/* … */}</c>, <c>{{/* … */}}</c>.</summary>
    Comment,

    /// <summary>A tag between which template markup is text: <c>{% raw %}</c> and <c>{% endraw %}</c>.</summary>
    Raw,

    /// <summary>Markup that shows a text: <c>{{&lt;/* name */&gt;}}</c> shows <c>{{&lt; name &gt;}}</c>, and <c>{{ "{{" }}</c> shows <c>{{</c>.</summary>
    Literal,

    /// <summary>A shortcode of Hugo: <c>{{&lt; name &gt;}}</c>, <c>{{% name %}}</c>.</summary>
    Shortcode,

    /// <summary>A tag of Liquid, Nunjucks or Jinja: <c>{% name %}</c>.</summary>
    Tag,

    /// <summary>The output of an expression: <c>{{ page.title | upcase }}</c>.</summary>
    Output,

    /// <summary>A component of MDX: <c>&lt;Name&gt;</c>, <c>&lt;/Name&gt;</c>, <c>&lt;Name /&gt;</c>, <c>&lt;&gt;</c>.</summary>
    Element,

    /// <summary>An expression of MDX: <c>{1 + 1}</c>.</summary>
    Expression,

    /// <summary>A component of Nuxt Content (MDC): <c>::name</c>, <c>::</c>, <c>:name{…}</c>.</summary>
    Component,
}

/// <summary>Whether a piece stands alone, or opens or closes content.</summary>
enum TemplateRole : byte { Alone, Open, Close }
