using ContentApi.Content.Entries;
using ContentApi.Content.Model;
using ContentApi.Content.Queries;
using ContentApi.Content.Queries.Pages;
using ContentApi.Content.Snapshots;
using ContentApi.Content.Strings;
using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.Building;

namespace ContentApi.Content.Api;

/// <summary>Binds the fields of the author's types. Decisions that depend on the model are made here, once, not in requests.</summary>
static class EntryResolvers
{
    public static void Bind(SchemaBuilder schema, ContentType type)
    {
        if (type.IsEntry)
        {
            schema.ResolveSlot($"{type.Name}.id", ContentType.IdPlace, ContentType.IdName);
            schema.ResolveSelf($"{type.Name}.sys");
        }
        foreach (var field in type.Fields)
        {
            if (ResolverOf(field) is { } resolver) schema.Resolve($"{type.Name}.{field.Name}", resolver);
            else schema.ResolveSlot($"{type.Name}.{field.Name}", field.Slot + (type.IsEntry ? ContentType.LeadingPlaces.Count : 0), field.Name);
            if (field.Tree is not null) TreeResolvers.Bind(schema, type, field);
        }
    }

    public static void BindSys(SchemaBuilder schema, ContentModel model, QueryInputs inputs)
    {
        // The id of an entry that is a whole file is the file's path.
        if (model.EntryTypes.All(type => type.Items is null)) schema.ResolveSlot("EntrySys.path", ContentType.IdPlace, ContentType.IdName);
        else schema.Resolve("EntrySys.path", (source, in _) => ((Entry)source!).File);
        schema.ResolveSlot("EntrySys.url", ContentType.UrlPlace, ContentType.UrlName);
        schema.Resolve("EntrySys.breadcrumbs", (source, in context) => SnapshotReader.Of(context).Breadcrumbs((Entry)source!));
        schema.BindArguments("EntrySys.referencedBy", inputs.ReadEntries);
        schema.Resolve("EntrySys.referencedBy", (source, in context) =>
            Connection.OfEntries(
                SnapshotReader.Of(context).Whole().Relations.ReferencedBy((Entry)source!, context.Meter),
                (ConnectionArguments)context.Arguments.Bound!, QueryScope.Of(context)));
        schema.ListSize("EntrySys.referencedBy", PageArguments.LongestPage, "edges", "nodes");
        schema.Resolve("EntrySys.source", (source, in context) =>
        {
            var entry = (Entry)source!;
            var reader = SnapshotReader.Of(context);
            var (blob, start) = reader.SourceOf(entry);
            return new SourceFile(ContentPath.Join(reader.Content.ContentRoot, entry.File), blob, start.Line);
        });
    }

    /// <summary>Returns the resolver of a field; null if its value is the one in the entry's slot.</summary>
    static FieldResolver? ResolverOf(ContentField field)
    {
        if (field.IsComputed)
            return (source, in context) => SnapshotReader.Of(context).Referring(field, (Entry)source!);

        var slot = field.Slot;
        return field.Shape switch
        {
            ReferenceShape => (source, in context) =>
                ((ContentObject)source!).Slots[slot] is Reference reference ? SnapshotReader.Of(context).Resolve(reference) : null,
            AssetShape => (source, in context) =>
                ((ContentObject)source!).Slots[slot] is AssetReference asset ? AssetFile.Find(SnapshotReader.Of(context), asset) : null,
            ListShape list when Leads(list) => (source, in context) =>
                ((ContentObject)source!).Slots[slot] is object?[] items ? Follow(items, SnapshotReader.Of(context)) : null,
            _ => null,
        };
    }

    /// <summary>Whether the list's innermost items are references or assets, which only a snapshot can resolve.</summary>
    static bool Leads(ListShape list) => list.Item switch
    {
        ListShape inner => Leads(inner),
        var item => item is ReferenceShape or AssetShape,
    };

    /// <summary>Returns the targets of a list's items, without those of references that dangle.</summary>
    static List<object> Follow(object?[] items, SnapshotReader content)
    {
        var targets = new List<object>(items.Length);
        foreach (var item in items)
        {
            object? target = item switch
            {
                Reference reference => content.Resolve(reference),
                AssetReference asset => AssetFile.Find(content, asset),
                object?[] inner => Follow(inner, content),
                _ => null,
            };
            if (target is not null) targets.Add(target);
        }
        return targets;
    }
}
