using ContentApi.Content.Entries;
using ContentApi.Content.Model;
using ContentApi.Content.Snapshots;
using ContentApi.GraphQL.Building;

namespace ContentApi.Content.Api;

/// <summary>Binds the fields of <c>Link</c>. Only the target and its address depend on the snapshot.</summary>
static class LinkResolvers
{
    public static void Bind(SchemaBuilder schema, ContentModel model)
    {
        if (model.HasOwnLink) return;
        schema.Resolve("Link.label", (source, in _) => ((Link)source!).Label);
        schema.Resolve("Link.url", (source, in context) => Url((Link)source!, SnapshotReader.Of(context)));
        schema.Resolve("Link.target", (source, in context) => ((Link)source!).Target is { } target ? SnapshotReader.Of(context).Resolve(target) : null);
        schema.Resolve("Link.fragment", (source, in context) => Link.FragmentOf(Url((Link)source!, SnapshotReader.Of(context))));
        schema.Resolve("Link.isExternal", (source, in _) => ((Link)source!).IsExternal);
    }

    static string? Url(Link link, SnapshotReader content) => link.UrlOf(link.Target is { } target ? content.Follow(target) : null);
}
