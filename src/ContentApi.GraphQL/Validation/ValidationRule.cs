namespace ContentApi.GraphQL.Validation;

/// <summary>
/// One rule of the specification: of section 5, or of section 3 for type system documents. A rule has no state: one instance serves all validations at once, and what it must
/// know of the document is in the <see cref="ValidationContext"/>.
/// </summary>
abstract class ValidationRule
{
    /// <summary>Says which nodes the rule looks at; called once for each <see cref="RuleSet"/>.</summary>
    public abstract void Subscribe(RuleSubscriptions on);
}
