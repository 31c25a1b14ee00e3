using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using ContentApi.Benchmarks.Http;
using ContentApi.Content.Api;
using ContentApi.Content.Snapshots;
using ContentApi.Git;
using ContentApi.GraphQL;
using ContentApi.GraphQL.Coercion;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.Limits;
using ContentApi.GraphQL.Planning;
using ContentApi.GraphQL.Response;
using ContentApi.GraphQL.Validation;
using ContentApi.Tests;

namespace ContentApi.Benchmarks.Parts;

/// <summary>Measures each step of a request in the engine, for the four queries of the HTTP benchmark.</summary>
[MemoryDiagnoser]
public class EngineBenchmarks
{
    TestRepository repository = null!;
    GitRepository git = null!;
    ContentSnapshot snapshot = null!;
    GraphQLEngine engine = null!;
    SnapshotReader reader = null!;
    ResponseWriter writer = null!;
    GraphQLRequest request = null!;
    Source source = null!;
    DocumentNode document = null!;
    readonly GraphQLEngineOptions options = new();

    [Params("page", "cards", "menu", "title")]
    public string Query { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        repository = TestRepository.Empty();
        repository.CommitInBulk(Site.Files(1_000));
        git = GitRepository.Open(repository.Path);
        snapshot = new SnapshotBuilder(git, new()).Build(git.Resolve("HEAD")).Snapshot!;
        engine = new(ApiSchema.Build(snapshot.Model));
        (reader, writer) = (new(snapshot), new());
        var question = QueryKind.Of(1_000, []).FirstOrDefault(kind => kind.Name == Query)?.All is [var first, ..] ? first : QueryKind.FirstCards;
        var text = Encoding.UTF8.GetBytes(question.Query);
        engine.Validate(text);
        request = new() { Query = text, Variables = JsonSerializer.SerializeToElement(question.Variables), State = reader };
        source = new(text);
        document = Parser.ParseDocument(source, options.Parser);
        Execute();
        if (writer.Written.Span.IndexOf("\"errors\""u8) >= 0) throw new InvalidOperationException(Encoding.UTF8.GetString(writer.Written.Span));
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        git.Dispose();
        repository.Dispose();
    }

    [Benchmark]
    public int Lex()
    {
        var lexer = new Lexer(source, options.MaxTokens);
        var tokens = 0;
        do
        {
            lexer.Advance();
            tokens++;
        }
        while (lexer.Kind != TokenKind.EndOfFile);
        return tokens > 5 ? tokens : throw new InvalidOperationException("The document has too few tokens.");
    }

    [Benchmark]
    public object Parse() => Parser.ParseDocument(source, options.Parser);

    [Benchmark]
    public object Validate() => Validator.Validate(engine.Schema, document, options);

    [Benchmark]
    public object Plan()
    {
        var operation = document.Definitions.OfType<OperationDefinitionNode>().Single();
        var planned = new PlannedDocument(engine.Schema, document, [new DocumentSizes(document, options.MaxValidationSteps).Measure(operation)], options);
        return planned.GetOperation(null).Variant(VariableValues.None).Cost;
    }

    /// <summary>Executes with a cached plan: coerces the variables and writes the response.</summary>
    [Benchmark]
    public int Execute()
    {
        writer.Clear();
        engine.Execute(request, writer);
        return writer.Length;
    }
}
