using ContentApi.Content.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlScalarStyle = YamlDotNet.Core.ScalarStyle;

namespace ContentApi.Content.Documents;

/// <summary>
/// Builds a tree of values from YamlDotNet's events. Aliases share the value that they name. Merge keys (<c>&lt;&lt;</c>) have the meaning of YAML 1.1;
/// all other typing is left to the content model.
/// </summary>
sealed class YamlTreeBuilder
{
    readonly YamlText text;
    readonly LinePositions positions;
    readonly DiagnosticBag diagnostics;
    readonly Scanner scanner;
    readonly Parser parser;

    /// <summary>The values by their anchors. One that is being read is null: an alias inside it would repeat it for ever.</summary>
    Dictionary<string, Node?>? anchors;

    /// <summary>The places of anchors before unquoted texts that no alias has repeated yet.</summary>
    Dictionary<string, TextPosition>? unrepeated;
    int repeatedNodes;
    long repeatedCharacters;

    // How far the scanner has read, for the message if it fails.
    int lastEvent;
    readonly Stack<int> openBrackets = [];

    /// <summary>Whether the next node is a key.</summary>
    bool isKey;

    public YamlTreeBuilder(YamlText text, LinePositions positions, DiagnosticBag diagnostics)
    {
        this.text = text;
        this.positions = positions;
        this.diagnostics = diagnostics;
        scanner = new(new StringReader(text.Scannable));
        parser = new(scanner);
    }

    /// <summary>A value, and the cost of repeating it by an alias.</summary>
    /// <param name="Value">The value.</param>
    /// <param name="Depth">The number of levels of lists and mappings.</param>
    /// <param name="Nodes">The number of values, including itself, its keys and those that aliases repeat.</param>
    /// <param name="Characters">The length of all its texts, in UTF-16 code units.</param>
    readonly record struct Node(DocumentValue Value, int Depth, int Nodes, long Characters);

    ParsingEvent Current => parser.Current!;

    /// <exception cref="YamlStoppedException">YamlDotNet cannot read on, whatever exception it has thrown.</exception>
    void Next()
    {
        try
        {
            parser.MoveNext();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            throw new YamlStoppedException(new(text.Source, error, (int)scanner.CurrentPosition.Index, lastEvent, openBrackets));
        }
        if (parser.Current is { } current && current.Start.Index > lastEvent) lastEvent = (int)current.Start.Index;
    }

    TextPosition PositionOf(ParsingEvent node) => positions.At((int)node.Start.Index);

    /// <exception cref="YamlStoppedException">The text is not YAML.</exception>
    /// <exception cref="DocumentFaultException">The document is beyond a limit, or is neither a mapping nor a list.</exception>
    public DocumentValue Build()
    {
        Next(); // stream start
        Next();
        if (Current is not DocumentStart) return new MappingValue(TextPosition.Start, []);
        Next();
        var root = ReadNode(1).Value;
        WarnOfUnrepeated();
        if (Current is not DocumentEnd) throw Unbalanced((int)Current.Start.Index);
        Next();
        if (Current is DocumentStart second)
            diagnostics.Report(DiagnosticRules.SeveralYamlDocuments, PositionOf(second),
                "A second YAML document begins here; it is not read.", "Put each document into a file of its own.");
        return root switch
        {
            ScalarValue { IsNull: true } => new MappingValue(root.Position, []),
            ScalarValue scalar => throw new DocumentFaultException(DiagnosticRules.NotAMapping, root.Position,
                $"Keys with values are expected here, not the text {Quote.Text(scalar.Text)}.",
                "Write each value as 'key: value', with a space after the colon."),
            _ => root,
        };
    }

    /// <summary>Warns of a word that was meant as a part of the text behind it, such as that of <c>&amp;c. more</c>.</summary>
    void WarnOfUnrepeated()
    {
        foreach (var (name, position) in unrepeated ?? [])
            diagnostics.Report(DiagnosticRules.CutByAmpersand, position,
                $"{Quote.Text("&" + name)} is read as the name of the value behind it, which nothing repeats.",
                "Put the whole text in quotes, because it begins with '&'.");
    }

    /// <summary>Reads the node at the parser's place, and moves past it.</summary>
    Node ReadNode(int depth)
    {
        if (Current is AnchorAlias alias) return Repeat(alias, depth);
        if (Current is not NodeEvent start) throw Unbalanced(Math.Min(lastEvent, (int)Current.Start.Index));

        var anchor = start.Anchor.IsEmpty ? null : start.Anchor.Value;
        if (anchor is not null) (anchors ??= [])[anchor] = null;
        if (anchor is not null && !isKey && start is Scalar { Style: YamlScalarStyle.Plain }) (unrepeated ??= [])[anchor] = PositionOf(start);
        if (depth > DocumentLimits.MaxDepth && start is not Scalar) throw TooDeep(PositionOf(start));
        var node = start switch
        {
            Scalar scalar => ReadScalar(scalar),
            SequenceStart sequence => ReadList(sequence, depth),
            _ => ReadMapping((MappingStart)start, depth),
        };
        if (anchor is not null) anchors![anchor] = node;
        return node;
    }

    /// <summary>Returns the fault for brackets and quotes that YamlDotNet accepts, and reads as keys without values.</summary>
    DocumentFaultException Unbalanced(int offset) => new(DiagnosticRules.YamlSyntax, positions.At(offset),
        "A key with a value is expected here.", "Write 'key: value'; put a value that holds brackets, quotes or colons in quotes as a whole.");

    static DocumentFaultException TooDeep(TextPosition position) => new(DiagnosticRules.DocumentTooComplex, position,
        $"Values are nested more than {DocumentLimits.MaxDepth} deep here.", "Nest them less deeply.");

    Node Repeat(AnchorAlias alias, int depth)
    {
        var position = PositionOf(alias);
        Next();
        if (anchors is null || !anchors.TryGetValue(alias.Value.Value, out var known))
        {
            var name = alias.Value.Value;
            diagnostics.Report(DiagnosticRules.YamlSyntax, position, $"No value above is marked '&{name}', so {Quote.Text("*" + name)} means nothing.",
                "Put text that begins with an asterisk in quotes.");
            return new(new ScalarValue(position, "", ScalarStyle.Plain), 0, 1, 0);
        }
        unrepeated?.Remove(alias.Value.Value);
        if (known is not { } node)
            throw new DocumentFaultException(DiagnosticRules.YamlSyntax, position, $"'*{alias.Value}' is inside the value that it repeats.");
        if (depth - 1 + node.Depth > DocumentLimits.MaxDepth) throw TooDeep(position);
        if ((repeatedNodes += node.Nodes) > DocumentLimits.MaxRepeatedNodes || (repeatedCharacters += node.Characters) > DocumentLimits.MaxRepeatedCharacters)
            throw new DocumentFaultException(DiagnosticRules.DocumentTooComplex, position,
                $"Aliases repeat more than {DocumentLimits.MaxRepeatedNodes} values or {DocumentLimits.MaxRepeatedCharacters} characters.",
                "Write the values out, or refer to other files.");
        return node;
    }

    Node ReadScalar(Scalar scalar)
    {
        Next();
        var start = (int)scalar.Start.Index;
        var value = text.Restore(scalar.Value);
        var isBlock = scalar.Style is YamlScalarStyle.Literal or YamlScalarStyle.Folded;
        var style = YamlTags.StyleOf(scalar.Tag, scalar.Style == YamlScalarStyle.Plain ? ScalarStyle.Plain : ScalarStyle.Quoted);
        var position = positions.At(start);
        WarnOfTag(scalar.Tag, position);
        if (isBlock) return new(ReadBlock(scalar, position, value), 0, 1, value.Length);
        if (scalar.Style == YamlScalarStyle.Plain && !isKey) WarnOfCut((int)scalar.End.Index);
        var isQuoted = scalar.Style is YamlScalarStyle.SingleQuoted or YamlScalarStyle.DoubleQuoted;
        var node = new ScalarValue(position, value, style)
        {
            TextPosition = isQuoted && scalar.Tag.IsEmpty && scalar.Anchor.IsEmpty ? new(position.Line, position.Column + 1) : position,
            // An anchor, a tag, an escape or a folded line makes the lengths differ.
            IsVerbatim = scalar.End.Index - start == value.Length + (isQuoted ? 2 : 0),
        };
        return new(node, 0, 1, value.Length);
    }

    /// <summary>
    /// Warns of a comment that reads as a part of the unquoted text before it: its <c>#</c> precedes a letter or digit (<c>Room #12</c>). An ordinary comment
    /// has a space after its <c>#</c>.
    /// </summary>
    /// <param name="end">The end of the text.</param>
    void WarnOfCut(int end)
    {
        end = Math.Min(end, text.Source.Length);
        var rest = text.Source.AsSpan(end);
        var comment = rest.TrimStart(" \t");
        if (comment.Length == rest.Length && end > 0 && text.Source[end - 1] is not (' ' or '\t')) return;
        if (comment is not ['#', var first, ..] || !char.IsLetterOrDigit(first)) return;
        var length = comment.IndexOfAny('\r', '\n');
        var cut = Quote.Text((length < 0 ? comment : comment[..length]).ToString());
        diagnostics.Report(DiagnosticRules.CutByHash, positions.At(end + rest.Length - comment.Length),
            $"{cut} is read as a comment, because an unquoted text ends before a space and '#'.",
            "Put the whole text in quotes; if it is a comment, write a space after '#'.");
    }

    /// <summary>Reads a block scalar, whose further lines have their indentation in the file but not in the value.</summary>
    ScalarValue ReadBlock(Scalar scalar, TextPosition position, string value)
    {
        var (textStart, indent) = text.BlockText((int)scalar.Start.Index, value);
        var textPosition = positions.At(textStart);
        return new(position, value, ScalarStyle.Quoted)
        {
            TextPosition = value.Length == 0 ? position : new(textPosition.Line, indent + 1),
            Indent = indent,
            IsVerbatim = scalar.Style == YamlScalarStyle.Literal,
        };
    }

    void WarnOfTag(TagName tag, TextPosition position)
    {
        if (YamlTags.IsUnknown(tag))
            diagnostics.Report(DiagnosticRules.UnknownTag, position, $"The tag {Quote.Text(tag.Value)} has no meaning here and is ignored.",
                "Remove it; put text that begins with an exclamation mark in quotes.");
    }

    Node ReadList(SequenceStart start, int depth)
    {
        var position = PositionOf(start);
        WarnOfTag(start.Tag, position);
        var items = new List<DocumentValue>();
        var (height, nodes, characters) = (0, 1, 0L);
        if (start.Style == SequenceStyle.Flow) openBrackets.Push((int)start.Start.Index);
        for (Next(); Current is not SequenceEnd;)
        {
            var item = ReadNode(depth + 1);
            items.Add(item.Value);
            (height, nodes, characters) = (Math.Max(height, item.Depth), nodes + item.Nodes, characters + item.Characters);
        }
        if (start.Style == SequenceStyle.Flow) openBrackets.Pop();
        Next();
        return new(new ListValue(position, items.ToArray()), height + 1, nodes, characters);
    }

    Node ReadMapping(MappingStart start, int depth)
    {
        var entries = new MappingBuilder(diagnostics);
        List<MappingValue>? merged = null;
        var (height, nodes, characters) = (0, 1, 0L);
        // The single pair of '[a: b]' has no bracket, and YamlDotNet reports no place for it: the mapping begins with its key.
        var isImplicit = start.Start.Index < lastEvent;
        var isFlow = start.Style == MappingStyle.Flow && !isImplicit;
        if (isFlow) openBrackets.Push((int)start.Start.Index);
        Next();
        var position = PositionOf(isImplicit ? Current : start);
        WarnOfTag(start.Tag, position);
        while (Current is not MappingEnd)
        {
            var isMerge = Current is Scalar { Value: "<<" } written
                && (written.Tag.IsEmpty ? written.Style == YamlScalarStyle.Plain : YamlTags.IsMerge(written.Tag));
            var keyPosition = PositionOf(Current);
            var keyOffset = (int)Current.Start.Index;
            isKey = true;
            var key = ReadNode(depth + 1);
            isKey = false;
            if (Current is MappingEnd) throw Unbalanced(keyOffset);
            var value = ReadNode(depth + 1);
            (height, nodes, characters) = (Math.Max(height, value.Depth), nodes + 1 + value.Nodes, characters + key.Characters + value.Characters);
            if (isMerge) Merge(value.Value, merged ??= []);
            else if (key.Value is ScalarValue name) entries.Add(new(name.Text, keyPosition, value.Value));
            else
                diagnostics.Report(DiagnosticRules.YamlSyntax, keyPosition, $"A key must be a text, not {(key.Value is ListValue ? "a list" : "a mapping")}.",
                    "Put text that begins with a bracket in quotes.");
        }
        if (isFlow) openBrackets.Pop();
        Next();
        var own = entries.Build();
        return new(new MappingValue(position, merged is null ? own : [.. Inherited(merged, entries), .. own]), height + 1, nodes, characters);
    }

    void Merge(DocumentValue value, List<MappingValue> merged)
    {
        foreach (var source in value is ListValue list ? list.Items : [value])
        {
            if (source is MappingValue mapping) merged.Add(mapping);
            else
                diagnostics.Report(DiagnosticRules.YamlSyntax, source.Position, "The merge key '<<' takes a mapping, or a list of mappings.",
                    "Name a mapping that is marked with '&', as in '<<: *defaults'.");
        }
    }

    /// <summary>Returns the merged entries that count: a mapping's own keys win over merged ones, earlier merged mappings over later ones.</summary>
    static IEnumerable<MappingEntry> Inherited(List<MappingValue> merged, MappingBuilder own)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return merged.SelectMany(mapping => mapping.Entries).Where(entry => !own.Contains(entry.Key) && seen.Add(entry.Key));
    }
}
