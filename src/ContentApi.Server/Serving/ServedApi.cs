using System.Text;
using ContentApi.Content.Api;
using ContentApi.Content.Model;
using ContentApi.GraphQL;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.TypeSystem;
using ContentApi.Server.Answers;
using ContentApi.Server.GraphiQL;
using ContentApi.Server.Requests;

namespace ContentApi.Server.Serving;

/// <summary>What depends on the content model alone, and stays as it is while commits change content: schema, plans, answers, SDL, GraphiQL.</summary>
sealed class ServedApi
{
    /// <param name="model">What content there is.</param>
    /// <param name="engine">What requests may spend.</param>
    /// <param name="answerCacheBytes">What remembered answers may hold.</param>
    /// <exception cref="GraphQLException">The model's API is no valid schema.</exception>
    public ServedApi(ContentModel model, GraphQLEngineOptions engine, long answerCacheBytes)
    {
        Model = model;
        ModelTag = EntityTag.Of([.. model.Documents.SelectMany(document => document.Source.Body.ToArray())]);
        Engine = new(ApiSchema.Build(model), engine);
        Answers = new(answerCacheBytes);
        Sdl = new(Encoding.UTF8.GetBytes(SchemaPrinter.Print(Engine.Schema)), "text/plain; charset=utf-8");
        GraphiQL = new(GraphiQLPage.Render(ExampleQueries.For(Engine.Schema, model)), MediaType.Html.ContentType());
    }

    public ContentModel Model { get; }

    /// <summary>Tells models apart by their text, which need not be the commit's.</summary>
    public string ModelTag { get; }
    public GraphQLEngine Engine { get; }

    public AnswerCache Answers { get; }

    /// <summary>The API's schema in SDL.</summary>
    public CachedFile Sdl { get; }

    /// <summary>The page in the browser.</summary>
    public CachedFile GraphiQL { get; }
}
