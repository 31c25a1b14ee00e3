using GraphQL;
using GraphQL.Types;
using static ContentApi.Benchmarks.Http.GraphQLDotNetContent;

namespace ContentApi.Benchmarks.Http;

/// <summary>The part of the API that the benchmark's queries use, declared with graphql-dotnet. Every resolver is a plain function.</summary>
static class GraphQLDotNetSchema
{
    public static Schema Create(GraphQLDotNetContent content)
    {
        var schema = new Schema { Query = new QueryType(content) };
        schema.Initialize();
        return schema;
    }

    sealed class QueryType : ObjectGraphType
    {
        public QueryType(GraphQLDotNetContent content)
        {
            Name = "Query";
            Field<PageType>("page").Argument<StringGraphType>("slug").Resolve(context => content.BySlug.GetValueOrDefault(context.GetArgument<string>("slug")));
            Field<MenuType>("menu").Argument<StringGraphType>("name").Resolve(context => content.Menus.GetValueOrDefault(context.GetArgument<string>("name")));
            Field<NonNullGraphType<PageConnectionType>>("pages").Argument<IntGraphType>("first").Argument<StringGraphType>("after").Resolve(context =>
            {
                var start = context.GetArgument<string?>("after") is { } cursor ? content.AfterCursor[cursor] : 0;
                return new ArraySegment<Page>(content.Pages, start, Math.Min(context.GetArgument<int>("first"), content.Pages.Length - start));
            });
        }
    }

    sealed class PageConnectionType : ObjectGraphType<ArraySegment<Page>>
    {
        public PageConnectionType()
        {
            Name = "PageConnection";
            Field<NonNullGraphType<ListGraphType<NonNullGraphType<PageType>>>>("nodes").Resolve(context => context.Source);
        }
    }

    sealed class PageType : ObjectGraphType<Page>
    {
        public PageType()
        {
            Name = "Page";
            Field<NonNullGraphType<IdGraphType>>("id").Resolve(context => context.Source.Id);
            Field<NonNullGraphType<StringGraphType>>("slug").Resolve(context => context.Source.Slug);
            Field<NonNullGraphType<StringGraphType>>("title").Resolve(context => context.Source.Title);
            Field<NonNullGraphType<StringGraphType>>("summary").Resolve(context => context.Source.Summary);
            Field<NonNullGraphType<StringGraphType>>("publishedAt").Resolve(context => context.Source.PublishedAt);
            Field<NonNullGraphType<IntGraphType>>("minutes").Resolve(context => context.Source.Minutes);
            Field<NonNullGraphType<BooleanGraphType>>("featured").Resolve(context => context.Source.Featured);
            Field<NonNullGraphType<ListGraphType<NonNullGraphType<StringGraphType>>>>("tags").Resolve(context => context.Source.Tags);
            Field<NonNullGraphType<ListGraphType<NonNullGraphType<LinkType>>>>("links").Resolve(context => context.Source.Links);
            Field<NonNullGraphType<ListGraphType<NonNullGraphType<SectionType>>>>("sections").Resolve(context => context.Source.Sections);
            Field<NonNullGraphType<SysType>>("sys").Resolve(context => context.Source.Sys);
        }
    }

    sealed class LinkType : ObjectGraphType<Link>
    {
        public LinkType()
        {
            Name = "Link";
            Field<NonNullGraphType<StringGraphType>>("label").Resolve(context => context.Source.Label);
            Field<NonNullGraphType<StringGraphType>>("url").Resolve(context => context.Source.Url);
        }
    }

    sealed class SectionType : ObjectGraphType<Section>
    {
        public SectionType()
        {
            Name = "Section";
            Field<NonNullGraphType<StringGraphType>>("heading").Resolve(context => context.Source.Heading);
            Field<NonNullGraphType<StringGraphType>>("image").Resolve(context => context.Source.Image);
            Field<NonNullGraphType<MarkdownType>>("body").Resolve(context => context.Source.Body);
        }
    }

    sealed class MarkdownType : ObjectGraphType<Markdown>
    {
        public MarkdownType()
        {
            Name = "Markdown";
            Field<NonNullGraphType<StringGraphType>>("html").Resolve(context => context.Source.Html);
        }
    }

    sealed class SysType : ObjectGraphType<Sys>
    {
        public SysType()
        {
            Name = "Sys";
            Field<StringGraphType>("url").Resolve(context => context.Source.Url);
            Field<NonNullGraphType<StringGraphType>>("path").Resolve(context => context.Source.Path);
        }
    }

    sealed class MenuType : ObjectGraphType<Menu>
    {
        public MenuType()
        {
            Name = "Menu";
            Field<NonNullGraphType<ListGraphType<NonNullGraphType<ItemType>>>>("items").Resolve(context => context.Source.Items);
        }
    }

    sealed class ItemType : ObjectGraphType<Item>
    {
        public ItemType()
        {
            Name = "Item";
            Field<NonNullGraphType<StringGraphType>>("label").Resolve(context => context.Source.Label);
            Field<PageType>("target").Resolve(context => context.Source.Target);
            Field<ListGraphType<NonNullGraphType<ItemType>>>("children").Resolve(context => context.Source.Children);
        }
    }
}
