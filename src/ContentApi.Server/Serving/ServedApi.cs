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

/// <summary>Everything that is kept while commits change content but not the content model: schema, plans, cached answers, SDL, GraphiQL.</summary>
sealed class ServedApi
{
    /// <param name="model">The content model.</param>
    /// <param name="engine">The limits of requests.</param>
    /// <param name="answerCacheBytes">The memory that cached answers may use, in bytes.</param>
    /// <exception cref="GraphQLException">The model's API is not a valid schema.</exception>
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

    /// <summary>A hash of the model's text. The commit alone does not determine it, since the model may be read from the disk.</summary>
    public string ModelTag { get; }
    public GraphQLEngine Engine { get; }

    public AnswerCache Answers { get; }

    /// <summary>The API's schema in SDL.</summary>
    public CachedFile Sdl { get; }

    /// <summary>GraphiQL's page, in HTML.</summary>
    public CachedFile GraphiQL { get; }
}
