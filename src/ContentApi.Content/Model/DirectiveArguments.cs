using System.Globalization;
using ContentApi.Content.Diagnostics;
using ContentApi.GraphQL.Language;

namespace ContentApi.Content.Model;

/// <summary>
/// The arguments of a directive of the vocabulary. That they exist, are complete and have values of the right type is checked by the rules of the type
/// system: here what breaks a rule reads as absent.
/// </summary>
readonly struct DirectiveArguments(DirectiveNode directive, ModelFaults faults)
{
    public DirectiveNode Node => directive;
    public bool None => directive.Arguments.Count == 0;

    /// <summary>The argument's value as written, or the directive itself: a place for a fault.</summary>
    public SyntaxNode Place(string name) => (SyntaxNode?)Find(name) ?? directive;

    public string? Text(string name) => (Find(name) as StringValueNode)?.Value;

    public int? Count(string name)
    {
        if (Find(name) is not IntValueNode value || !int.TryParse(value.Value, CultureInfo.InvariantCulture, out var count)) return null;
        if (count >= 0) return count;
        faults.Add(DiagnosticRules.ModelDirectiveMisused, value, $"\"{name}\" of @{directive.Name.Value} counts something and cannot be negative.");
        return null;
    }

    public double? Number(string name)
    {
        var text = Find(name) switch { IntValueNode value => value.Value, FloatValueNode value => value.Value, _ => null };
        return double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    ValueNode? Find(string name) => directive.Arguments.FirstOrDefault(argument => argument.Name.Value == name)?.Value;
}
