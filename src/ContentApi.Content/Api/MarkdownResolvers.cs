using ContentApi.Content.Diagnostics;
using ContentApi.Content.Markdown;
using ContentApi.Content.Model;
using ContentApi.Content.Snapshots;
using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.Building;
using ContentApi.GraphQL.Contract;

namespace ContentApi.Content.Api;

/// <summary>Binds the fields of <c>Markdown</c> and of the types in it. Only the addresses of links depend on the snapshot.</summary>
static class MarkdownResolvers
{
    public static void Bind(SchemaBuilder schema, SiteSettings site)
    {
        schema.Resolve("Markdown.html", (source, in context) => Html(Text(source), context));
        schema.Resolve("Markdown.ast", (source, in context) => Text(source).Tree(SnapshotReader.Of(context).LinksOf(Text(source)), context.Meter));
        if (site.ServesRaw) schema.Resolve("Markdown.raw", (source, in _) => Text(source).Raw);
        schema.Resolve("Markdown.text", (source, in context) => Text(source).WritePlainText(context.Meter));
        schema.Resolve("Markdown.excerpt", (source, in context) => Text(source).Excerpt(ExcerptLength(context.Arguments.Get<int>("length")), context.Meter));
        schema.Resolve("Markdown.headings", (source, in context) => Text(source).ReadOutline(context.Meter).Headings);
        schema.Resolve("Markdown.toc", (source, in context) => Text(source).ReadOutline(context.Meter).Toc);
        schema.Resolve("Markdown.wordCount", (source, in context) => Text(source).ReadOutline(context.Meter).WordCount);
        schema.Resolve("Markdown.readingTimeMinutes", (source, in context) => Text(source).ReadOutline(context.Meter).ReadingTimeMinutes);
        schema.Resolve("Markdown.links", (source, in context) => Text(source).Links(SnapshotReader.Of(context).LinksOf(Text(source)), context.Meter));

        schema.Resolve("Heading.level", (source, in _) => ((MarkdownHeading)source!).Level);
        schema.Resolve("Heading.text", (source, in _) => ((MarkdownHeading)source!).Text);
        schema.Resolve("Heading.id", (source, in _) => ((MarkdownHeading)source!).Id);

        schema.Resolve("TocEntry.level", (source, in _) => ((TocEntry)source!).Level);
        schema.Resolve("TocEntry.text", (source, in _) => ((TocEntry)source!).Text);
        schema.Resolve("TocEntry.id", (source, in _) => ((TocEntry)source!).Id);
        schema.Resolve("TocEntry.children", (source, in _) => ((TocEntry)source!).Children);

        schema.Resolve("MarkdownLink.url", (source, in _) => ((MarkdownLink)source!).Url);
        schema.Resolve("MarkdownLink.text", (source, in _) => ((MarkdownLink)source!).Text);
        schema.Resolve("MarkdownLink.title", (source, in _) => ((MarkdownLink)source!).Title);
        schema.Resolve("MarkdownLink.isExternal", (source, in _) => ((MarkdownLink)source!).IsExternal);
        schema.Resolve("MarkdownLink.isImage", (source, in _) => ((MarkdownLink)source!).IsImage);
    }

    static MarkdownText Text(object? source) => (MarkdownText)source!;

    static PreparedValue Html(MarkdownText text, in FieldContext context)
    {
        var (prefix, offset) = (IdPrefix(context.Arguments.Get<string>("idPrefix")!), HeadingOffset(context.Arguments.Get<int>("headingOffset")));
        var variant = prefix.Length == 0 && offset == 0 ? HtmlVariant.Default : new(prefix, offset);
        // Other HTML than the default is rendered for each request anew.
        if (variant != HtmlVariant.Default) context.Meter.Charge(text.Bytes);
        return text.Html(SnapshotReader.Of(context).LinksOf(text), context.Meter, variant);
    }

    static string IdPrefix(string prefix) => HtmlVariant.IsPrefix(prefix)
        ? prefix
        : throw new GraphQLException(
            $"Argument \"idPrefix\" must begin with a letter, have only letters, digits and - _ . : and at most {HtmlVariant.MaxPrefix} characters; "
                + $"{Quote.Text(prefix)} was given.", ErrorCodes.BadUserInput);

    static int HeadingOffset(int offset) => offset is >= 0 and <= HtmlVariant.MaxOffset
        ? offset
        : throw new GraphQLException(
            $"Argument \"headingOffset\" must be 0 to {HtmlVariant.MaxOffset}; {offset} was given.", ErrorCodes.BadUserInput);

    static int ExcerptLength(int length) => length is >= 1 and <= MarkdownText.MaxExcerptLength
        ? length
        : throw new GraphQLException(
            $"Argument \"length\" must be 1 to {MarkdownText.MaxExcerptLength}; {length} was given.", ErrorCodes.BadUserInput);
}
