using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Introspection;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Validation;

/// <summary>One validation as the rules see it: the document's facts, the types at the node that the walk is at, and where errors go.</summary>
sealed class ValidationContext
{
    readonly List<GraphQLError> errors = [];
    readonly int maxErrors;
    readonly int maxSteps;
    int steps;
    int remainingNameComparisons = ValidationLimits.MaxNameComparisons;

    /// <param name="maxErrors">How many faults are reported before the validation is given up.</param>
    /// <param name="maxSteps">See <see cref="GraphQLEngineOptions.MaxValidationSteps"/>.</param>
    public ValidationContext(Schema schema, DocumentNode document, int maxErrors = ValidationLimits.MaxErrors, int maxSteps = int.MaxValue)
    {
        this.maxErrors = maxErrors;
        this.maxSteps = maxSteps;
        Schema = schema;
        Document = document;
        Facts = new DocumentFacts(document);
    }

    public Schema Schema { get; }
    public DocumentNode Document { get; }
    public DocumentFacts Facts { get; }

    /// <summary>The composite type whose fields are selected here: on a field the type that has it. Null where it is not known.</summary>
    public NamedType? ParentType { get; set; }

    /// <summary>On a field its definition, null where the parent type has none of that name.</summary>
    public Field? Field { get; set; }

    /// <summary>On a directive its definition, null where the schema has none of that name.</summary>
    public DirectiveDefinition? Directive { get; set; }

    /// <summary>On a directive what it is applied to, as in <c>FRAGMENT_SPREAD</c>.</summary>
    public string DirectiveLocation { get; set; } = "";

    /// <summary>Whether the walk is in a definition of the type system that a request holds.</summary>
    public bool IsInTypeSystem { get; set; }

    /// <summary>On what holds an input value (an argument, the definition of a variable or of an input value) the type that is expected; null where it is not known.</summary>
    public TypeReference? InputType { get; set; }

    /// <summary>In an operation check the variables used by that operation and by the fragments that it spreads.</summary>
    public IReadOnlyList<VariableUsage> VariableUsages { get; set; } = [];

    public IReadOnlyList<GraphQLError> Errors => errors;

    /// <summary>Whether messages may name what the author may have meant, and so tell of the schema.</summary>
    public bool Suggests { get; init; } = true;

    public void Report(string message, params IReadOnlyList<SyntaxNode> nodes) => Report(ErrorCodes.ValidationFailed, message, nodes);

    /// <param name="code">One of <see cref="ErrorCodes"/>.</param>
    public void Report(string code, string message, SyntaxNode node) => Report(code, message, [node]);

    void Report(string code, string message, IReadOnlyList<SyntaxNode> nodes)
    {
        if (errors.Count == maxErrors)
            throw new ValidationAbortedException(new("Too many validation errors, error limit reached. Validation aborted.", ErrorCodes.ValidationFailed));
        errors.Add(new GraphQLError(message, code, nodes.Places()));
    }

    /// <summary>Counts work that may grow faster than the document, see <see cref="GraphQLEngineOptions.MaxValidationSteps"/>.</summary>
    public void Spend(int count)
    {
        if (count > maxSteps - steps) Abort();
        steps += count;
    }

    /// <summary>Gives the validation up as one that takes too many steps.</summary>
    public void Abort() => throw new ValidationAbortedException(LimitErrors.TooManySteps(maxSteps));

    /// <summary>Adds the error that ended the validation.</summary>
    public void Close(ValidationAbortedException reason) => errors.Add(reason.Error);

    /// <summary>The field of that name that may be selected on the type, the meta-fields included (specification, 4.1 and 4.2).</summary>
    public Field? FindField(NamedType? parent, string name) =>
        parent is null ? null : MetaFields.Find(Schema, parent, name) ?? (parent as FieldsType)?.FindField(name);

    /// <summary>The composite type of a fragment's condition; null where it is unknown or not composite.</summary>
    public NamedType? FindConditionType(NamedTypeNode condition) =>
        Schema.FindType(condition.Name.Value) is { IsComposite: true } type ? type : null;

    /// <summary>A sentence with the types whose names are near, as <see cref="DidYouMean.For"/> gives it; empty once <see cref="ValidationLimits.MaxNameComparisons"/> are used up.</summary>
    public string DidYouMeanType(string name)
    {
        if (!Suggests || remainingNameComparisons < Schema.Types.Count) return "";
        remainingNameComparisons -= Schema.Types.Count;
        return DidYouMean(name, Schema.Types.Select(type => type.Name));
    }

    /// <summary>Suggests names as <see cref="Contract.DidYouMean.For"/> does. Returns an empty text if messages may not name members of the schema.</summary>
    public string DidYouMean(string input, IEnumerable<string> options) => Suggests ? Contract.DidYouMean.For(input, options) : "";

    /// <summary>Text that a client wrote, shortened, for a message.</summary>
    public static string Quote(SyntaxNode node) => node.ToShortString(ValidationLimits.MaxQuotedLength);
}
