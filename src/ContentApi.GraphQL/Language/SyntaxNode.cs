using System.Text;
using ContentApi.GraphQL.Contract;

namespace ContentApi.GraphQL.Language;

/// <summary>A node of the syntax tree. Nodes are immutable; two nodes of the same text at different places are different nodes.</summary>
public abstract class SyntaxNode
{
    public required Location Location { get; init; }

    /// <summary>Which text the node was read from; shared by all nodes of a document.</summary>
    public required Source Source { get; init; }

    public abstract NodeKind Kind { get; }

    /// <summary>The node's place, for an error.</summary>
    public static implicit operator ErrorLocation(SyntaxNode node) => new(node.Location.Line, node.Location.Column, node.Source.NameInErrors);

    /// <summary>The node as <see cref="Printer"/> writes it.</summary>
    public override string ToString() => Printer.Print(this);

    /// <summary>The node for a message: whole, or if it is long its beginning with an ellipsis. What a client sent is not sent back at any length.</summary>
    /// <param name="maxLength">Bytes of the text, or characters where the node was made of a variable's JSON.</param>
    internal string ToShortString(int maxLength)
    {
        if (Location.End - Location.Start > maxLength)
        {
            var written = Source.Body.Span[Location.Start..];
            while ((written[maxLength] & 0xC0) == 0x80) maxLength--; // not inside a character
            return Encoding.UTF8.GetString(written[..maxLength]) + "...";
        }
        var text = ToString();
        if (text.Length <= maxLength) return text;
        return text[..(char.IsHighSurrogate(text[maxLength - 1]) ? maxLength - 1 : maxLength)] + "...";
    }
}

/// <summary>The places of several nodes, for an error.</summary>
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

/// <summary>A <c>Document</c> (specification, 2.2): definitions in the order of the text.</summary>
public sealed class DocumentNode : SyntaxNode
{
    public required IReadOnlyList<DefinitionNode> Definitions { get; init; }
    public override NodeKind Kind => NodeKind.Document;
}

/// <summary>Anything that may stand at the top level of a document.</summary>
public abstract class DefinitionNode : SyntaxNode
{
    public IReadOnlyList<DirectiveNode> Directives { get; init; } = [];
}

/// <summary>A <c>Directive</c> applied to something (specification, 2.13).</summary>
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
