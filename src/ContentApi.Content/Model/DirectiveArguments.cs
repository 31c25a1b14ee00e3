using System.Globalization;
using ContentApi.Content.Diagnostics;
using ContentApi.GraphQL.Language;

namespace ContentApi.Content.Model;

/// <summary>
/// The arguments of a directive of the vocabulary. <see cref="SchemaRules"/> checks that they are declared, complete and of the right types; an argument that
/// is not is read as absent.
/// </summary>
readonly struct DirectiveArguments(DirectiveNode directive, ModelFaults faults)
{
    public DirectiveNode Node => directive;
    public bool None => directive.Arguments.Count == 0;

    public bool Has(string name) => Find(name) is not null;

    /// <summary>The node of the argument's value, or of the directive if the argument is absent, for the position of a diagnostic.</summary>
    public SyntaxNode Place(string name) => (SyntaxNode?)Find(name) ?? directive;

    /// <summary>The argument as texts, a single text as a list of one; empty if it is absent.</summary>
    public IReadOnlyList<string> Texts(string name) => [.. TextNodes(name).Select(text => text.Value)];

    /// <summary>The values of an argument that is a list, a single value as a list of one; empty if it is absent.</summary>
    public IReadOnlyList<ValueNode> Values(string name) => Find(name) switch
    {
        null or NullValueNode => [],
        ListValueNode list => [.. list.Values],
        var value => [value],
    };

    /// <summary>The argument as text; null if it is absent or not a string.</summary>
    public string? Text(string name) => (Find(name) as StringValueNode)?.Value;

    /// <summary>The argument as the name of a value of an enum; null if it is absent or not such a name.</summary>
    public string? EnumValue(string name) => (Find(name) as EnumValueNode)?.Value;

    /// <summary>The argument as true or false; null if it is absent or not a Boolean.</summary>
    public bool? Flag(string name) => (Find(name) as BooleanValueNode)?.Value;

    /// <summary>The argument as a number of 0 or more; null if it is absent or not an Int. Reports a negative number.</summary>
    public int? Count(string name)
    {
        if (Find(name) is not IntValueNode value || !int.TryParse(value.Value, CultureInfo.InvariantCulture, out var count)) return null;
        if (count >= 0) return count;
        faults.Add(DiagnosticRules.ModelDirectiveMisused, value, $"\"{name}\" of @{directive.Name.Value} cannot be negative.");
        return null;
    }

    /// <summary>The argument as a number; null if it is absent or not a number.</summary>
    public double? Number(string name)
    {
        var text = Find(name) switch { IntValueNode value => value.Value, FloatValueNode value => value.Value, _ => null };
        return double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>The argument as a list of values of an enum; empty if it is absent. A single value is a list of one.</summary>
    public IEnumerable<string> Names(string name) =>
        (Find(name) is ListValueNode list ? list.Values : [Find(name)!]).OfType<EnumValueNode>().Select(value => value.Value);

    /// <summary>The argument as nodes of texts, a single text as a list of one; empty if it is absent.</summary>
    public IEnumerable<StringValueNode> TextNodes(string name) =>
        (Find(name) is ListValueNode list ? list.Values : [Find(name)!]).OfType<StringValueNode>();

    ValueNode? Find(string name) => directive.Arguments.FirstOrDefault(argument => argument.Name.Value == name)?.Value;
}
