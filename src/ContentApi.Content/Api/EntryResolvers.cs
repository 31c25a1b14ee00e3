using ContentApi.Content.Entries;
using ContentApi.Content.Model;
using ContentApi.Content.Queries;
using ContentApi.Content.Snapshots;
using ContentApi.GraphQL.Execution;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.Content.Api;

/// <summary>The fields of the author's types. What a field needs to know of the model is decided here, once, not in a request.</summary>
static class EntryResolvers
{
    public static void Bind(SchemaBuilder schema, ContentType type)
    {
        if (type.IsEntry)
        {
            schema.Resolve($"{type.Name}.id", (source, in _) => ((Entry)source!).Id);
            schema.Resolve($"{type.Name}.sys", (source, in _) => source);
        }
        foreach (var field in type.Fields)
        {
            schema.Resolve($"{type.Name}.{field.Name}", ResolverOf(field));
            if (field.Tree is not null) TreeResolvers.Bind(schema, type, field);
        }
    }

    public static void BindSys(SchemaBuilder schema, QueryInputs inputs)
    {
        schema.Resolve("EntrySys.path", (source, in _) => ((Entry)source!).Path);
        schema.Resolve("EntrySys.url", (source, in _) => ((Entry)source!).Url);
        schema.Resolve("EntrySys.breadcrumbs", (source, in context) => ((ContentSnapshot)context.State!).Breadcrumbs((Entry)source!));
        schema.BindArguments("EntrySys.referencedBy", inputs.ReadEntries);
        schema.Resolve("EntrySys.referencedBy", (source, in context) =>
            Connection.OfEntries(((ContentSnapshot)context.State!).ReferencedBy((Entry)source!, context.Meter), (ConnectionArguments)context.Arguments.Bound!, QueryScope.Of(context)));
        schema.ListSize("EntrySys.referencedBy", PageArguments.LongestPage, "edges", "nodes");
        schema.Resolve("EntrySys.source", (source, in context) =>
        {
            var entry = (Entry)source!;
            return new SourceFile((ContentSnapshot)context.State!, entry.Path, entry.BlobOid);
        });
    }

    static FieldResolver ResolverOf(ContentField field)
    {
        if (field.IsComputed)
            return (source, in context) => ((ContentSnapshot)context.State!).Referring(field, (Entry)source!);

        var slot = field.Slot;
        return field.Shape switch
        {
            ReferenceShape => (source, in context) =>
                ((ContentObject)source!).Slots[slot] is Reference reference ? ((ContentSnapshot)context.State!).Resolve(reference) : null,
            AssetShape => (source, in context) =>
                ((ContentObject)source!).Slots[slot] is AssetReference asset ? AssetFile.Find((ContentSnapshot)context.State!, asset) : null,
            ListShape list when Leads(list) => (source, in context) =>
                ((ContentObject)source!).Slots[slot] is object?[] items ? Follow(items, (ContentSnapshot)context.State!) : null,
            _ => (source, in _) => ((ContentObject)source!).Slots[slot],
        };
    }

    /// <summary>Whether the list's items, however deep, are references or assets, which only a snapshot can resolve.</summary>
    static bool Leads(ListShape list) => list.Item switch
    {
        ListShape inner => Leads(inner),
        var item => item is ReferenceShape or AssetShape,
    };

    /// <summary>What dangles is dropped from its list.</summary>
    static List<object> Follow(object?[] items, ContentSnapshot snapshot)
    {
        var targets = new List<object>(items.Length);
        foreach (var item in items)
        {
            object? target = item switch
            {
                Reference reference => snapshot.Resolve(reference),
                AssetReference asset => AssetFile.Find(snapshot, asset),
                object?[] inner => Follow(inner, snapshot),
                _ => null,
            };
            if (target is not null) targets.Add(target);
        }
        return targets;
    }
}
