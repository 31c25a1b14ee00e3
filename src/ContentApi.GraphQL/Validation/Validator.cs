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
    /// <param name="introspection">Whether the schema may be asked for; if not, the errors suggest none of its names either.</param>
    public static IReadOnlyList<GraphQLError> Validate(Schema schema, DocumentNode document, bool introspection = true)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(document);
        return introspection
            ? Validate(schema, document, SpecifiedRules.Executable)
            : Validate(schema, document, SpecifiedRules.ExecutableWithoutIntrospection, suggest: false);
    }

    /// <summary>As <see cref="Validate(Schema, DocumentNode, bool)"/>, with rules of the caller's choice.</summary>
    internal static IReadOnlyList<GraphQLError> Validate(Schema schema, DocumentNode document, RuleSet rules, bool suggest = true)
    {
        var context = new ValidationContext(schema, document) { Suggests = suggest };
        try
        {
            new DocumentWalk(rules, context).Run();
        }
        catch (ValidationAbortedException reason)
        {
            context.Abort(reason);
        }
        return context.Errors;
    }
}
