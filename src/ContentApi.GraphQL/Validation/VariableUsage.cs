using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Validation;

/// <summary>The use of a variable as a value in an operation or fragment.</summary>
/// <param name="Node">The variable in the document.</param>
/// <param name="Type">The expected type; null if it is not known, as for an unknown argument.</param>
/// <param name="ParentType">The input object if the variable is the value of an input field, otherwise null.</param>
/// <param name="HasDefault">Whether the argument or input field has a default value.</param>
readonly record struct VariableUsage(VariableNode Node, TypeReference? Type, InputObjectType? ParentType, bool HasDefault);
