using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Scalars;

/// <summary>The value that a scalar read from a document, or why it refused the text.</summary>
/// <param name="Value">Null if the text was refused.</param>
/// <param name="Hint">What the author should do; null if <see cref="ContentScalar.Expects"/> says it all.</param>
/// <param name="IsCut">Whether the value lacks a part of the text: the time that follows a Date.</param>
/// <param name="OtherWeekday">The day of the week that the text names, if it is not that of the date; otherwise null.</param>
readonly record struct ScalarReading(PreparedValue? Value, string? Hint = null, bool IsCut = false, DayOfWeek? OtherWeekday = null);
