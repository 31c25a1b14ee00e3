using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Validation;

/// <summary>Checks a document against a schema before it is executed (specification, 5).</summary>
public static class Validator
{
    /// <summary>
    /// All faults: those found while walking the document, at each node in the order of the rules in <see cref="SpecifiedRules"/>, then those that
    /// concern fragments and variables as a whole. Empty where the document may be executed. After <see cref="ValidationLimits.MaxErrors"/> faults
    /// one more error says that the rest was not looked at.
    /// </summary>
    /// <param name="options">For <see cref="GraphQLEngineOptions.MaxValidationSteps"/> and <see cref="GraphQLEngineOptions.Introspection"/>: without it the errors suggest no names of the schema either.</param>
    public static IReadOnlyList<GraphQLError> Validate(Schema schema, DocumentNode document, GraphQLEngineOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(document);
        options ??= new();
        return Validate(schema, document, options.Introspection ? SpecifiedRules.Executable : SpecifiedRules.ExecutableWithoutIntrospection, options);
    }

    /// <summary>As <see cref="Validate(Schema, DocumentNode, GraphQLEngineOptions)"/>, with rules of the caller's choice.</summary>
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
