using System.Text;
using ContentApi.Content.Entries;
using ContentApi.Content.Markdown;
using ContentApi.Content.Model;
using ContentApi.Content.Queries;
using ContentApi.Content.Queries.Filters;
using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.Building;
using ContentApi.GraphQL.Response;

namespace ContentApi.Content.Api;

/// <summary>Describes and binds the fields that <c>@tree</c> adds to a type: all items as one list, the tree as JSON, the path to an item.</summary>
static class TreeResolvers
{
    /// <summary>
    /// Maximum size of a tree's JSON, in bytes: a menu whose items all lead to long entries must not fill the memory. It is the default of
    /// <see cref="GraphQL.Contract.GraphQLEngineOptions.MaxResponseBytes"/>.
    /// </summary>
    const int MaxTreeBytes = 16 << 20;

    const string JsonDescription = "The whole tree as JSON. Each item has all its fields: "
        + "a reference is an object with its target's `__typename`, `id`, `sys`, scalar and enum fields, a `Link` has its fields, Markdown is HTML.";

    public static string NodeName(ContentTree tree) => $"{tree.ItemType.Name}Node";

    /// <summary>Returns the SDL of the fields.</summary>
    public static string FieldsSdl(ContentField field)
    {
        var node = NodeName(field.Tree!);
        return
            $"""
              "The items of all levels as one list, in the order of the file: each item before those below it."
              {TreeFields.FlatName(field)}: [{node}!]!
              "{JsonDescription}"
              {TreeFields.Tree}: JSON!
              "The items from the first level down to the first item that refers to the entry; empty if no item does."
              {TreeFields.Breadcrumbs}(
                "The id of the entry, or its public path, such as `/about`."
                to: String!
              ): [{node}!]!

            """;
    }

    public static string NodeSdl(ContentTree tree) =>
        $$"""
        "An item of type `{{tree.ItemType.Name}}` with its place in the tree."
        type {{NodeName(tree)}} {
          "Identifies the item. Stable as long as the items before it stay the same."
          id: ID!
          "The id of the parent item; null on the first level."
          parentId: ID
          "The level of the item: 0 on the first level."
          depth: Int!
          item: {{tree.ItemType.Name}}!
        }

        """;

    public static void Bind(SchemaBuilder schema, ContentType type, ContentField field)
    {
        schema.Resolve($"{type.Name}.{TreeFields.FlatName(field)}", (source, in _) => TreeNode.All((Entry)source!, field));
        schema.Resolve($"{type.Name}.{TreeFields.Tree}", (source, in context) => Json((Entry)source!, field, QueryScope.Of(context)));
        schema.Resolve($"{type.Name}.{TreeFields.Breadcrumbs}", (source, in context) =>
            Breadcrumbs((Entry)source!, field, context.Arguments.Get<string>("to")!, QueryScope.Of(context)));
    }

    public static void BindNode(SchemaBuilder schema, ContentTree tree)
    {
        var node = NodeName(tree);
        schema.Resolve($"{node}.id", (source, in _) => ((TreeNode)source!).Id);
        schema.Resolve($"{node}.parentId", (source, in _) => ((TreeNode)source!).Parent?.Id);
        schema.Resolve($"{node}.depth", (source, in _) => ((TreeNode)source!).Depth);
        schema.Resolve($"{node}.item", (source, in _) => ((TreeNode)source!).Item);
    }

    static IReadOnlyList<TreeNode> Breadcrumbs(Entry entry, ContentField field, string to, in QueryScope scope)
    {
        if ((to.StartsWith('/') ? scope.Snapshot.FindByUrl(to) : scope.Snapshot.FindById(to)) is not { } target) return [];
        foreach (var node in TreeNode.All(entry, field))
        {
            scope.Meter.Charge();
            foreach (var value in node.Item.Slots)
                if ((value is Link link ? link.Target : value) is Reference reference && scope.Snapshot.Resolve(reference) == target) return node.Path;
        }
        return [];
    }

    static PreparedValue Json(Entry entry, ContentField field, in QueryScope scope)
    {
        using var json = new ResponseWriter { Limit = MaxTreeBytes };
        if (field.Tree!.Flat is null) Write(json, entry.Slots[field.Slot] ?? Array.Empty<object?>(), scope);
        else WriteNodes(json, null, TreeNode.All(entry, field).ToLookup(node => node.Parent), scope);
        return new(TreeFields.Tree, json.Written.ToArray());
    }

    // The recursion is as deep as the levels of the tree.
    static void WriteNodes(ResponseWriter json, TreeNode? parent, ILookup<TreeNode?, TreeNode> below, in QueryScope scope)
    {
        json.WriteRaw((byte)'[');
        var isFirst = true;
        foreach (var node in below[parent])
        {
            if (!isFirst) json.WriteRaw((byte)',');
            isFirst = false;
            json.WriteRaw((byte)'{');
            WriteFields(json, node.Item, isFirst: true, field => !field.IsComputed, scope);
            json.WriteRaw(node.Item.Type.Fields.Count == 0 ? "\"children\":"u8 : ",\"children\":"u8);
            WriteNodes(json, node, below, scope);
            json.WriteRaw((byte)'}');
        }
        json.WriteRaw((byte)']');
    }

    // The recursion is as deep as the levels of the tree, and the objects embedded in its items.
    static void Write(ResponseWriter json, object? value, in QueryScope scope)
    {
        scope.Meter.Charge();
        switch (value)
        {
            case null:
                json.WriteNull();
                break;
            case PreparedValue prepared:
                json.WriteRaw(prepared.Utf8Json.Span);
                break;
            case MarkdownText markdown:
                json.WriteRaw(markdown.Html(scope.Snapshot.UrlOf).Utf8Json.Span);
                break;
            case AssetReference asset:
                WriteText(json, scope.Snapshot.FindAsset(asset)?.Path);
                break;
            case Link link:
                WriteLink(json, link, scope);
                break;
            case Reference reference:
                if (scope.Snapshot.Resolve(reference) is { } target) WriteTarget(json, target, scope);
                else json.WriteNull();
                break;
            case object?[] items:
                json.WriteRaw((byte)'[');
                var isFirst = true;
                foreach (var item in items)
                {
                    if (!EmptyFilter.IsItem(item, scope)) continue;
                    if (!isFirst) json.WriteRaw((byte)',');
                    isFirst = false;
                    Write(json, item, scope);
                }
                json.WriteRaw((byte)']');
                break;
            case ContentObject embedded:
                json.WriteRaw((byte)'{');
                WriteFields(json, embedded, isFirst: true, field => !field.IsComputed, scope);
                json.WriteRaw((byte)'}');
                break;
        }
    }

    static void WriteLink(ResponseWriter json, Link link, in QueryScope scope)
    {
        var url = scope.Snapshot.UrlOfLink(link);
        json.WriteRaw("{\"label\":"u8);
        WriteText(json, link.Label);
        json.WriteRaw(",\"url\":"u8);
        WriteText(json, url);
        json.WriteRaw(",\"target\":"u8);
        Write(json, link.Target, scope);
        json.WriteRaw(",\"fragment\":"u8);
        WriteText(json, Link.FragmentOf(url));
        json.WriteRaw(link.IsExternal ? ",\"isExternal\":true}"u8 : ",\"isExternal\":false}"u8);
    }

    static void WriteText(ResponseWriter json, string? text)
    {
        if (text is null) json.WriteNull();
        else json.WriteString(text);
    }

    static void WriteTarget(ResponseWriter json, Entry target, in QueryScope scope)
    {
        json.WriteRaw("{\"__typename\":"u8);
        json.WriteString(target.Type.Name);
        json.WriteRaw(",\"id\":"u8);
        json.WriteRaw(target.Id.Utf8Json.Span);
        json.WriteRaw(",\"sys\":{\"path\":"u8);
        json.WriteString(target.File);
        json.WriteRaw(",\"url\":"u8);
        WriteText(json, target.Url);
        json.WriteRaw((byte)'}');
        WriteFields(json, target, isFirst: false, field => field.Shape is ScalarShape or EnumShape, scope);
        json.WriteRaw((byte)'}');
    }

    static void WriteFields(ResponseWriter json, ContentObject value, bool isFirst, Func<ContentField, bool> isWanted, in QueryScope scope)
    {
        foreach (var field in value.Type.Fields)
        {
            if (!isWanted(field)) continue;
            if (!isFirst) json.WriteRaw((byte)',');
            isFirst = false;
            json.WriteRaw(Encoding.UTF8.GetBytes($"\"{field.Name}\":"));
            Write(json, value.Slots[field.Slot], scope);
        }
    }
}
