using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Validation;

/// <summary>A place in an operation or fragment where a variable stands for a value.</summary>
/// <param name="Node">The variable as used.</param>
/// <param name="Type">The type that the place expects; null where it is not known, as for an unknown argument.</param>
/// <param name="ParentType">The input object whose field the place is, else null.</param>
/// <param name="HasDefault">Whether the argument or input field of the place has a default value.</param>
readonly record struct VariableUsage(VariableNode Node, TypeReference? Type, InputObjectType? ParentType, bool HasDefault);
