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
    public static IReadOnlyList<GraphQLError> Validate(Schema schema, DocumentNode document) => Validate(schema, document, SpecifiedRules.Executable);

    /// <summary>As <see cref="Validate(Schema, DocumentNode)"/>, with rules of the caller's choice.</summary>
    public static IReadOnlyList<GraphQLError> Validate(Schema schema, DocumentNode document, RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(rules);
        return Run(new ValidationContext(schema, document, isTypeSystem: false), rules);
    }

    /// <summary>
    /// The faults of type system definitions in what they have in common with requests: directives that are applied, their arguments, default
    /// values. All of them: an author wants the whole list.
    /// </summary>
    /// <param name="schema">The schema that the definitions make, built as far as they allow.</param>
    /// <param name="definitions">Those of all documents, extensions included.</param>
    public static IReadOnlyList<GraphQLError> ValidateTypeSystem(Schema schema, IReadOnlyList<DefinitionNode> definitions)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(definitions);
        if (definitions.Count == 0) return [];

        var document = new DocumentNode { Definitions = definitions, Location = default, Source = definitions[0].Source };
        return Run(new ValidationContext(schema, document, isTypeSystem: true), SpecifiedRules.TypeSystem);
    }

    static IReadOnlyList<GraphQLError> Run(ValidationContext context, RuleSet rules)
    {
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
