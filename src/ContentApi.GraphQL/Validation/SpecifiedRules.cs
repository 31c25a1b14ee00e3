using ContentApi.GraphQL.Validation.Rules;

namespace ContentApi.GraphQL.Validation;

/// <summary>
/// The rules of section 5 of the specification, named as in the reference implementation: the list of all rules in <c>Rules/</c>. Some
/// of the rules on directives, arguments and values apply to type system documents, too: see <c>TypeSystem/TypeSystemRules.cs</c>.
/// </summary>
static class SpecifiedRules
{
    /// <summary>The rules for requests. The comments give the sections of the specification's September 2025 edition.</summary>
    public static RuleSet Executable { get; } = new(
        new ExecutableDefinitionsRule(),            // 5.1.1 Executable Definitions
        new KnownOperationTypesRule(),              // 5.2.1.1 Operation Type Existence
        new UniqueOperationNamesRule(),             // 5.2.2.1 Operation Name Uniqueness
        new LoneAnonymousOperationRule(),           // 5.2.3.1 Lone Anonymous Operation
        new SingleFieldSubscriptionsRule(),         // 5.2.4.1 Single Root Field
        new KnownTypeNamesRule(),                   // 5.5.1.2 Fragment Spread Type Existence, 5.8.2
        new FragmentsOnCompositeTypesRule(),        // 5.5.1.3 Fragments on Object, Interface or Union Types
        new VariablesAreInputTypesRule(),           // 5.8.2 Variables Are Input Types
        new ScalarLeafsRule(),                      // 5.3.3 Leaf Field Selections
        new FieldsOnCorrectTypeRule(),              // 5.3.1 Field Selections
        new UniqueFragmentNamesRule(),              // 5.5.1.1 Fragment Name Uniqueness
        new KnownFragmentNamesRule(),               // 5.5.2.1 Fragment Spread Target Defined
        new NoUnusedFragmentsRule(),                // 5.5.1.4 Fragments Must Be Used
        new PossibleFragmentSpreadsRule(),          // 5.5.2.3 Fragment Spread Is Possible
        new NoFragmentCyclesRule(),                 // 5.5.2.2 Fragment Spreads Must Not Form Cycles
        new UniqueVariableNamesRule(),              // 5.8.1 Variable Uniqueness
        new NoUndefinedVariablesRule(),             // 5.8.3 All Variable Uses Defined
        new NoUnusedVariablesRule(),                // 5.8.4 All Variables Used
        new KnownDirectivesRule(),                  // 5.7.1 Directives Are Defined, 5.7.2 Directives Are in Valid Locations
        new UniqueDirectivesPerLocationRule(),      // 5.7.3 Directives Are Unique per Location
        new KnownArgumentNamesRule(),               // 5.4.1 Argument Names
        new UniqueArgumentNamesRule(),              // 5.4.2 Argument Uniqueness
        new ValuesOfCorrectTypeRule(),              // 5.6.1 Values of Correct Type, 5.6.2 Input Object Field Names, 5.6.4 Required Fields
        new ProvidedRequiredArgumentsRule(),        // 5.4.3 Required Arguments
        new VariablesInAllowedPositionRule(),       // 5.8.5 All Variable Usages Are Allowed
        new OverlappingFieldsCanBeMergedRule(),     // 5.3.2 Field Selection Merging
        new UniqueInputFieldNamesRule());           // 5.6.3 Input Object Field Uniqueness

    /// <summary>The rules for requests to a server that disables introspection.</summary>
    public static RuleSet ExecutableWithoutIntrospection { get; } = new([.. Executable.Rules, new NoSchemaIntrospectionRule()]);
}
