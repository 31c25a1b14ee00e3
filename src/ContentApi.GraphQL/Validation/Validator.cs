using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Validation;

/// <summary>Validates a document against a schema before it is executed (specification, 5).</summary>
public static class Validator
{
    /// <summary>
    /// Returns all errors: those found during the walk over the document, at each node in the order of the rules in
    /// <see cref="SpecifiedRules"/>, then those that concern fragments and variables as a whole. Empty if the document can be
    /// executed. After <see cref="ValidationLimits.MaxErrors"/> errors one more error reports that the validation was aborted.
    /// </summary>
    /// <param name="schema">The schema.</param>
    /// <param name="document">The document.</param>
    /// <param name="options">Provides <see cref="GraphQLEngineOptions.MaxValidationSteps"/> and <see cref="GraphQLEngineOptions.Introspection"/>;
    /// if introspection is disabled, errors suggest no names from the schema. Null for the defaults.</param>
    public static IReadOnlyList<GraphQLError> Validate(Schema schema, DocumentNode document, GraphQLEngineOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(document);
        options ??= new();
        return Validate(schema, document, options.Introspection ? SpecifiedRules.Executable : SpecifiedRules.ExecutableWithoutIntrospection, options);
    }

    /// <summary>Validates a document by the given rules.</summary>
    internal static IReadOnlyList<GraphQLError> Validate(Schema schema, DocumentNode document, RuleSet rules, GraphQLEngineOptions? options = null)
    {
        options ??= new();
        var context = new ValidationContext(schema, document, maxSteps: options.MaxValidationSteps) { Suggests = options.Introspection };
        try
        {
            new DocumentWalk(rules, context).Run();
        }
        catch (ValidationAbortedException reason)
        {
            context.Close(reason);
        }
        return context.Errors;
    }
}
