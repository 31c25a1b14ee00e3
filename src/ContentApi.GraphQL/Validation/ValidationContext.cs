using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Introspection;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Validation;

/// <summary>The state of one validation: the document's facts, the types at the current node of the walk, and the errors.</summary>
sealed class ValidationContext
{
    readonly List<GraphQLError> errors = [];
    readonly int maxErrors;
    readonly int maxSteps;
    int steps;
    int remainingNameComparisons = ValidationLimits.MaxNameComparisons;

    /// <param name="schema">The schema.</param>
    /// <param name="document">The document.</param>
    /// <param name="maxErrors">The number of errors after which the validation is aborted.</param>
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

    /// <summary>The composite type that the current selection set selects from; null if it is not known.</summary>
    public NamedType? ParentType { get; set; }

    /// <summary>On a field: its definition; null if the parent type has no such field.</summary>
    public Field? Field { get; set; }

    /// <summary>On a directive: its definition; null if the schema has no such directive.</summary>
    public DirectiveDefinition? Directive { get; set; }

    /// <summary>On a directive: the location where it is used, such as <c>FRAGMENT_SPREAD</c>.</summary>
    public string DirectiveLocation { get; set; } = "";

    /// <summary>Whether the walk is inside a type system definition in a request.</summary>
    public bool IsInTypeSystem { get; set; }

    /// <summary>On an argument, a variable definition or an input value definition: the expected type; null if it is not known.</summary>
    public TypeReference? InputType { get; set; }

    /// <summary>In a check of an operation: the variables used by the operation and by the fragments that it spreads.</summary>
    public IReadOnlyList<VariableUsage> VariableUsages { get; set; } = [];

    public IReadOnlyList<GraphQLError> Errors => errors;

    /// <summary>Whether messages may suggest names from the schema, which discloses parts of it.</summary>
    public bool Suggests { get; init; } = true;

    public void Report(string message, params IReadOnlyList<SyntaxNode> nodes) => Report(ErrorCodes.ValidationFailed, message, nodes);

    /// <summary>Reports an error with a code of <see cref="ErrorCodes"/>, instead of <see cref="ErrorCodes.ValidationFailed"/>.</summary>
    public void Report(string code, string message, SyntaxNode node) => Report(code, message, [node]);

    void Report(string code, string message, IReadOnlyList<SyntaxNode> nodes)
    {
        if (errors.Count == maxErrors)
            throw new ValidationAbortedException(
                new("Too many validation errors, error limit reached. Validation aborted.", ErrorCodes.ValidationFailed));
        errors.Add(new GraphQLError(message, code, nodes.Places()));
    }

    /// <summary>Counts work that may grow faster than the document: see <see cref="GraphQLEngineOptions.MaxValidationSteps"/>.</summary>
    public void Spend(int count)
    {
        if (count > maxSteps - steps) Abort();
        steps += count;
    }

    /// <summary>Aborts the validation because it takes too many steps.</summary>
    public void Abort() => throw new ValidationAbortedException(LimitErrors.TooManySteps(maxSteps));

    /// <summary>Adds the error that ended the validation.</summary>
    public void Close(ValidationAbortedException reason) => errors.Add(reason.Error);

    /// <summary>
    /// Returns the field with that name that can be selected on the type, including meta-fields (specification, 4.1 and 4.2); null if there is none.
    /// </summary>
    public Field? FindField(NamedType? parent, string name) =>
        parent is null ? null : MetaFields.Find(Schema, parent, name) ?? (parent as FieldsType)?.FindField(name);

    /// <summary>Returns the type of a fragment's type condition; null if it is unknown or not composite.</summary>
    public NamedType? FindConditionType(NamedTypeNode condition) =>
        Schema.FindType(condition.Name.Value) is { IsComposite: true } type ? type : null;

    /// <summary>
    /// Suggests types with similar names, as <see cref="Contract.DidYouMean.For"/> does. Returns
    /// an empty text after <see cref="ValidationLimits.MaxNameComparisons"/> comparisons.
    /// </summary>
    public string DidYouMeanType(string name)
    {
        if (!Suggests || remainingNameComparisons < Schema.Types.Count) return "";
        remainingNameComparisons -= Schema.Types.Count;
        return DidYouMean(name, Schema.Types.Select(type => type.Name));
    }

    /// <summary>Suggests names as <see cref="Contract.DidYouMean.For"/> does. Returns an empty text if messages may not name members of the schema.</summary>
    public string DidYouMean(string input, IEnumerable<string> options) => Suggests ? Contract.DidYouMean.For(input, options) : "";

    /// <summary>Returns the text of a node for a message, truncated to <see cref="ValidationLimits.MaxQuotedLength"/>.</summary>
    public static string Quote(SyntaxNode node) => node.ToShortString(ValidationLimits.MaxQuotedLength);
}
