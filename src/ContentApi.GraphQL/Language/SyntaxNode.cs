using System.Text;
using ContentApi.GraphQL.Contract;

namespace ContentApi.GraphQL.Language;

/// <summary>A node of the syntax tree. Immutable. Compared by reference: nodes at different places differ even if their text is the same.</summary>
public abstract class SyntaxNode
{
    public required Location Location { get; init; }

    /// <summary>The text that the node was parsed from, shared by all nodes of a document.</summary>
    public required Source Source { get; init; }

    public abstract NodeKind Kind { get; }

    /// <summary>Converts a node to its place, for an error.</summary>
    public static implicit operator ErrorLocation(SyntaxNode node) => new(node.Location.Line, node.Location.Column, node.Source.NameInErrors);

    /// <summary>Returns the text that <see cref="Printer"/> prints.</summary>
    public override string ToString() => Printer.Print(this);

    /// <summary>Returns the text of a node for a message. A long text is cut and ends with an ellipsis: a message does not repeat a long value.</summary>
    /// <param name="maxLength">
    /// The largest length: of the node's source in bytes, and, if the source is not longer or the node has none, of its printed text in UTF-16 code units.
    /// </param>
    internal string ToShortString(int maxLength)
    {
        if (Location.End - Location.Start > maxLength)
        {
            var written = Source.Body.Span[Location.Start..];
            while ((written[maxLength] & 0xC0) == 0x80) maxLength--; // A character of several bytes is not cut.
            return Encoding.UTF8.GetString(written[..maxLength]) + "...";
        }
        var text = ToString();
        if (text.Length <= maxLength) return text;
        return text[..(char.IsHighSurrogate(text[maxLength - 1]) ? maxLength - 1 : maxLength)] + "...";
    }
}

/// <summary>Converts several nodes to their places, for an error.</summary>
static class SyntaxNodes
{
    public static IReadOnlyList<ErrorLocation> Places(this IEnumerable<SyntaxNode> nodes) => [.. nodes.Select(node => (ErrorLocation)node)];
}

/// <summary>A <c>Name</c> (specification, 2.1.9).</summary>
public sealed class NameNode : SyntaxNode
{
    public required string Value { get; init; }
    public override NodeKind Kind => NodeKind.Name;
}

/// <summary>A <c>Document</c> (specification, 2.2): its definitions in the order of the text.</summary>
public sealed class DocumentNode : SyntaxNode
{
    public required IReadOnlyList<DefinitionNode> Definitions { get; init; }
    public override NodeKind Kind => NodeKind.Document;
}

/// <summary>A definition or extension at the top level of a document.</summary>
public abstract class DefinitionNode : SyntaxNode
{
    public IReadOnlyList<DirectiveNode> Directives { get; init; } = [];
}

/// <summary>The application of a <c>Directive</c> (specification, 2.13).</summary>
public sealed class DirectiveNode : SyntaxNode
{
    public required NameNode Name { get; init; }
    public IReadOnlyList<ArgumentNode> Arguments { get; init; } = [];
    public override NodeKind Kind => NodeKind.Directive;
}

/// <summary>An <c>Argument</c> (specification, 2.7).</summary>
public sealed class ArgumentNode : SyntaxNode
{
    public required NameNode Name { get; init; }
    public required ValueNode Value { get; init; }
    public override NodeKind Kind => NodeKind.Argument;
}
