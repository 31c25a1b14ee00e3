using System.Text.RegularExpressions;
using ContentApi.Content.Diagnostics;
using ContentApi.Content.Scalars;

namespace ContentApi.Content.Model;

/// <summary>Reads <c>@constraint</c> and checks that it fits the field.</summary>
static class ConstraintReader
{
    /// <summary>The longest pattern in UTF-16 code units. Stops a pattern whose parsing alone would take long.</summary>
    public const int MaxPatternLength = 1_000;

    /// <summary>The largest automaton of a pattern in nodes. Stops <c>((a{100}){100}){100}</c>, a short pattern whose automaton fills the memory.</summary>
    public const int MaxPatternNodes = 10_000;

    // The documented way to limit the automaton of RegexOptions.NonBacktracking, which has no limit by default.
    static ConstraintReader() => AppContext.SetData("REGEX_NONBACKTRACKING_MAX_AUTOMATA_SIZE", MaxPatternNodes);

    public static Constraint Read(DirectiveArguments directive, ValueShape shape, ModelFaults faults)
    {
        void Misused(string argument, string message, string? hint = null) =>
            faults.Add(DiagnosticRules.ModelDirectiveMisused, directive.Place(argument), message, hint);

        var constraint = new Constraint
        {
            MinLength = directive.Count("minLength"), MaxLength = directive.Count("maxLength"), Pattern = Pattern(directive, Misused),
            Min = directive.Number("min"), Max = directive.Number("max"),
            MinItems = directive.Count("minItems"), MaxItems = directive.Count("maxItems"),
        };

        var item = shape.Innermost();
        foreach (var argument in directive.Node.Arguments.Select(argument => argument.Name.Value))
        {
            var (fits, what) = argument switch
            {
                "minLength" or "maxLength" or "pattern" => (item.IsText, $"text: {ContentScalars.Names(scalar => scalar.Kind == ValueKind.Text)}, Markdown"),
                "min" or "max" => (item is ScalarShape { Scalar: var scalar } && IsNumber(scalar), $"numbers: {ContentScalars.Names(IsNumber)}"),
                "minItems" or "maxItems" => (shape is ListShape, "lists"),
                _ => (true, ""),
            };
            if (!fits) Misused(argument, $"\"{argument}\" constrains {what}; the field is of another type.");
        }
        if (directive.None) Misused("", "@constraint without arguments constrains nothing.");
        if (constraint.MinLength > constraint.MaxLength) Misused("maxLength", "\"minLength\" is greater than \"maxLength\": no text fits.");
        if (constraint.Min > constraint.Max) Misused("max", "\"min\" is greater than \"max\": no number fits.");
        if (constraint.MinItems > constraint.MaxItems) Misused("maxItems", "\"minItems\" is greater than \"maxItems\": no list fits.");
        return constraint;
    }

    static bool IsNumber(ContentScalar scalar) => scalar.Kind == ValueKind.Integer || scalar.Kind == ValueKind.Number;

    static Regex? Pattern(DirectiveArguments directive, Action<string, string, string?> misused)
    {
        if (directive.Text("pattern") is not { } pattern) return null;
        if (pattern.Length > MaxPatternLength)
        {
            misused("pattern", $"The pattern is longer than {MaxPatternLength} characters.", null);
            return null;
        }
        try
        {
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (RegexParseException exception)
        {
            misused("pattern", $"The pattern is not a regular expression: {exception.Message}", null);
        }
        catch (NotSupportedException)
        {
            misused(
                "pattern", "The pattern cannot be matched without backtracking.",
                "Look-around, back references, atomic groups and very large repetitions are not supported.");
        }
        return null;
    }
}
