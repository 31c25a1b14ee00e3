namespace ContentApi.GraphQL.Validation;

/// <summary>
/// One rule of the specification's section 5. A rule has no state: one instance serves all validations at once, and what it must
/// know of the document is in the <see cref="ValidationContext"/>.
/// </summary>
public abstract class ValidationRule
{
    /// <summary>Says which nodes the rule looks at; called once for each <see cref="RuleSet"/>.</summary>
    public abstract void Subscribe(RuleSubscriptions on);
}
