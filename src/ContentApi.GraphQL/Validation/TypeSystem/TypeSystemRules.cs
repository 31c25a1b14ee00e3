using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.TypeSystem;
using ContentApi.GraphQL.Validation.Rules;

namespace ContentApi.GraphQL.Validation.TypeSystem;

/// <summary>
/// The rules for type system documents (specification, 3): the list of all rules in <c>TypeSystem/</c>. The rules on arguments, values and
/// directives that apply to requests, too, are those of section 5, in <c>Rules/</c>.
/// </summary>
static class TypeSystemRules
{
    static readonly ValidationRule[] BeforeRoots =
    [
        // Rules that check the definitions in the document.
        new OnlyTypeSystemDefinitionsRule(),
        new LoneSchemaDefinitionRule(),             // 3.3
        new UniqueOperationTypesRule(),             // 3.3.1
        new UniqueTypeNamesRule(),                  // 3.3
        new UniqueDirectiveNamesRule(),             // 3.3
        new UniqueMemberNamesRule(),                // 3.6, 3.7, 3.9, 3.10
        new UniqueArgumentDefinitionNamesRule(),    // 3.6, 3.13
        new PossibleTypeExtensionsRule(),           // 3.4.3
        new ReservedNamesRule(),                    // 2.1.9, "Reserved Names"
        new KnownTypeNamesRule(acceptBuiltInScalars: true), // 3.4
        new KnownDirectivesRule(),                  // 5.7.1, 5.7.2
        new UniqueDirectivesPerDefinitionRule(),    // 5.7.3
        new KnownArgumentNamesRule(),               // 5.4.1
        new UniqueArgumentNamesRule(),              // 5.4.2
        new ValuesOfCorrectTypeRule(),              // 5.6.1; default values: 3.6, 3.10, 3.13
        new UniqueInputFieldNamesRule(),            // 5.6.3
        new ProvidedRequiredArgumentsRule(),        // 5.4.3
    ];

    static readonly ValidationRule[] AfterRoots =
    [
        // Rules that check the types built from the definitions.
        new DefinedMembersRule(),                   // 3.6 to 3.10
        new InputAndOutputTypesRule(),              // 3.6, 3.7, 3.10, 3.13
        new RequiredInputNotDeprecatedRule(),       // 3.13.3
        new ImplementedInterfacesRule(),            // 3.6, 3.7
        new InterfaceImplementationRule(),          // 3.6.1
        new UnionMembersRule(),                     // 3.8
        new OneOfInputObjectsRule(),                // 3.10.1
        new FiniteInputObjectsRule(),               // 3.10, "Circular References"
        new DefaultValueCyclesRule(),               // 3.10
        new DirectiveCyclesRule(),                  // 3.13
    ];

    static readonly RuleSet Whole = new([.. BeforeRoots, new RootTypesRule(requireQuery: true), .. AfterRoots]);
    static readonly RuleSet Part = new([.. BeforeRoots, new RootTypesRule(requireQuery: false), .. AfterRoots]);

    /// <summary>Returns all errors. Their number is not limited, so that an author sees every error at once.</summary>
    public static IReadOnlyList<GraphQLError> Check(Schema schema, TypeSystemDefinitions definitions, bool requireQuery)
    {
        var context = new ValidationContext(schema, definitions.AsDocument(), maxErrors: int.MaxValue);
        new DocumentWalk(requireQuery ? Whole : Part, context).RunTypeSystem();
        return context.Errors;
    }
}
