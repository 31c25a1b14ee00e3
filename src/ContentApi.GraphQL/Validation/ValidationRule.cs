namespace ContentApi.GraphQL.Validation;

/// <summary>
/// A rule of the specification: of section 5 or, for type system documents, of section 3. The summary of each rule states what is true of a valid document.
/// A rule has no state, so that concurrent validations share one instance; the <see cref="ValidationContext"/> holds the facts about the document.
/// </summary>
abstract class ValidationRule
{
    /// <summary>Subscribes the rule's checks to kinds of nodes. Called once for each <see cref="RuleSet"/>.</summary>
    public abstract void Subscribe(RuleSubscriptions on);
}
