using System.Globalization;
using ContentApi.Content.Diagnostics;
using ContentApi.GraphQL.Language;

namespace ContentApi.Content.Model;

/// <summary>
/// The arguments of a directive of the vocabulary. That they exist and are complete is checked by the rules of the type system; that their values have the
/// right type is checked here, where each is read.
/// </summary>
readonly struct DirectiveArguments(DirectiveNode directive, ModelFaults faults)
{
    public DirectiveNode Node => directive;
    public bool None => directive.Arguments.Count == 0;

    /// <summary>The argument's value as written, or the directive itself: a place for a fault.</summary>
    public SyntaxNode Place(string name) => (SyntaxNode?)Find(name) ?? directive;

    public string? Text(string name) => Find(name) switch
    {
        null => null,
        StringValueNode text => text.Value,
        var other => Refuse<string>(name, "a text", other),
    };

    public int? Count(string name) => Find(name) switch
    {
        null => null,
        IntValueNode number when int.TryParse(number.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) => count,
        var other => Refuse<int?>(name, "a number that is not negative", other),
    };

    public double? Number(string name)
    {
        var value = Find(name);
        var text = value switch { IntValueNode number => number.Value, FloatValueNode number => number.Value, _ => null };
        if (value is null) return null;
        return double.TryParse(text, CultureInfo.InvariantCulture, out var result) && double.IsFinite(result)
            ? result : Refuse<double?>(name, "a number", value);
    }

    ValueNode? Find(string name)
    {
        var value = directive.Arguments.FirstOrDefault(argument => argument.Name.Value == name)?.Value;
        return value is NullValueNode ? null : value;
    }

    T? Refuse<T>(string name, string expected, ValueNode found)
    {
        faults.Add(DiagnosticRules.ModelDirectiveMisused, found, $"The argument \"{name}\" of @{directive.Name.Value} must be {expected}, not {found}.");
        return default;
    }
}
