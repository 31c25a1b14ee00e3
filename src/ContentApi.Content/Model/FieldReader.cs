using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;
using ContentApi.Content.Scalars;
using ContentApi.GraphQL.Language;

namespace ContentApi.Content.Model;

/// <summary>Reads the fields of a type with their directives. <see cref="InverseReader"/> binds <c>@inverse</c> later, when all fields are known.</summary>
sealed class FieldReader(ShapeReader shapes, ModelFaults faults)
{
    public IReadOnlyList<ContentField> Read(ContentType type, ModelDeclaration declaration)
    {
        var fields = new List<ContentField>();
        foreach (var node in declaration.Fields.DistinctBy(node => node.Name.Value))
        {
            CheckName(type, node);
            if (shapes.Read(node.Type) is { } shape) fields.Add(Read(type, node, shape, fields.Count));
        }
        CheckBody(type, fields);
        CheckRedirects(type, fields);
        CheckKeys(fields);
        return fields;
    }

    /// <summary>Reports directives of the vocabulary on an interface's fields: they belong on the fields of each implementing type.</summary>
    public void CheckInterface(ModelDeclaration declaration)
    {
        foreach (var directive in declaration.Fields.SelectMany(field => field.Directives)
            .Where(directive => Vocabulary.Directives.ContainsKey(directive.Name.Value)))
        {
            faults.Add(DiagnosticRules.ModelDirectiveMisused, directive, $"@{directive.Name.Value} has no meaning on a field of an interface.",
                "Put it on the field of each type that implements the interface.");
        }
    }

    void CheckName(ContentType type, FieldDefinitionNode node)
    {
        if (type.IsEntry && Vocabulary.ReservedFieldNames.Contains(node.Name.Value))
        {
            faults.Add(DiagnosticRules.ModelReservedName, node.Name, $"The API adds a field \"{node.Name.Value}\" to every content type.",
                "Choose another name; @from(key:) lets it keep its YAML key.");
        }
        if (FilterNames.Reserved.Contains(node.Name.Value))
        {
            var others = string.Join(", ", FilterNames.Reserved.Where(name => name != node.Name.Value));
            faults.Add(DiagnosticRules.ModelReservedName, node.Name, $"The name \"{node.Name.Value}\" is reserved for filters, as are {others}.",
                "Choose another name; @from(key:) lets it keep its YAML key.");
        }
        if (node.Arguments is [var argument, ..])
            faults.Add(DiagnosticRules.ModelUnsupported, argument, "A field of a content model has no arguments.");
    }

    ContentField Read(ContentType type, FieldDefinitionNode node, ValueShape shape, int slot)
    {
        DirectiveArguments? Find(string name) =>
            node.Directives.FirstOrDefault(directive => directive.Name.Value == name) is { } directive ? new DirectiveArguments(directive, faults) : null;

        var body = Find(Vocabulary.Body);
        var isInverse = Find(Vocabulary.Inverse) is not null;
        if (isInverse)
        {
            RefuseBeside(
                Vocabulary.Inverse, "computed", node,
                Vocabulary.Body, Vocabulary.From, Vocabulary.Split, Vocabulary.Unique, Vocabulary.Searchable, Vocabulary.Constraint, Vocabulary.Aliases,
                Vocabulary.RedirectTo);
        }
        if (body is not null) RefuseBeside(Vocabulary.Body, "not a value of the front matter", node, Vocabulary.From, Vocabulary.Unique);

        return new ContentField
        {
            Name = node.Name.Value,
            DeclaringType = type,
            Slot = slot,
            Keys = From(Find(Vocabulary.From)) is { } key ? [key] : QueryNames.Keys(node.Name.Value),
            Shape = shape,
            Separator = Find(Vocabulary.Split) is { } split ? Separator(split, node, shape) : null,
            IsBody = body is { } bodyDirective && IsBody(bodyDirective, type, shape),
            IsUnique = Find(Vocabulary.Unique) is { } unique ? IsUnique(unique, type, node, shape) && !unique.Has("with")
                : node.Name.Value == type.Items?.Key && !isInverse && CanBeUnique(shape),
            OldPathsFrom = Find(Vocabulary.Aliases) is { } aliases ? OldPathsFrom(aliases, type, shape) : null,
            IsRedirect = Find(Vocabulary.RedirectTo) is { } redirect && IsRedirect(redirect, type, shape),
            SearchWeight = Find(Vocabulary.Searchable) is { } searchable ? SearchWeight(searchable, shape) : null,
            Constraint = Find(Vocabulary.Constraint) is { } constraint ? ConstraintReader.Read(constraint, shape, faults) : null,
            Node = node,
        };
    }

    void RefuseBeside(string name, string what, FieldDefinitionNode node, params IReadOnlyList<string> others)
    {
        foreach (var directive in node.Directives.Where(directive => others.Contains(directive.Name.Value)))
            Misused(directive, $"@{directive.Name.Value} has no meaning beside @{name}: the field is {what}.");
    }

    bool IsBody(DirectiveArguments directive, ContentType type, ValueShape shape)
    {
        if (shape is not MarkdownShape) Misused(directive.Node, "@body is the text after the front matter: the field's type must be Markdown.");
        if (!type.IsEntry)
        {
            Misused(
                directive.Node, $"@body is the text of a file, and the embedded type {type.Name} has no files.",
                "Move it to the type that embeds this one.");
        }
        else if (type.Items is not null)
        {
            Misused(
                directive.Node, $"@body is the text of a whole file, and each file of {type.Name} has several entries.",
                "Remove @body: the text is then the value of a key of each item.");
        }
        else if (type.Path is { } path && path.Extensions.All(extension => extension.Length > 0 && !DocumentParser.IsPage("x" + extension)))
        {
            Misused(
                directive.Node, $"@body is the text after the front matter, and the files of \"{path}\" have none.",
                "Use .md, .mdx, .markdown or .html files: only they have a body.");
        }
        return true;
    }

    string? From(DirectiveArguments? directive)
    {
        if (directive?.Text("key") is not { } key) return null;
        if (!string.IsNullOrWhiteSpace(key)) return key;
        Misused(directive.Value.Place("key"), "@from needs a key that is not empty.");
        return null;
    }

    string Separator(DirectiveArguments directive, FieldDefinitionNode node, ValueShape shape)
    {
        if (shape is not ListShape { Item: ScalarShape or EnumShape or ReferenceShape or AssetShape or LinkShape })
            Misused(directive.Node, $"@split makes a list of a text, and {node.Name.Value} is no list of texts.", "Write the field's type as [String!].");
        var by = directive.Text("by");
        if (by is "") Misused(directive.Place("by"), "The text between two items is empty.", "Leave out 'by' to separate items by white space.");
        return string.IsNullOrWhiteSpace(by) ? "" : by;
    }

    bool IsUnique(DirectiveArguments directive, ContentType type, FieldDefinitionNode node, ValueShape shape)
    {
        if (!type.IsEntry) Misused(directive.Node, $"@unique compares entries, and {type.Name} is an embedded type.");
        else if (shape is ListShape) Misused(directive.Node, $"@unique needs a single value, and {node.Name.Value} is a list.");
        else if (!CanBeUnique(shape))
        {
            Misused(
                directive.Node, $"@unique has no meaning for a value of type {node.Type}.",
                $"Give the field one of these types: {ContentScalars.Names(scalar => scalar.CanBeUnique)}, or an enum.");
        }
        return true;
    }

    static bool CanBeUnique(ValueShape shape) => shape is EnumShape or ScalarShape { Scalar.CanBeUnique: true };

    double? SearchWeight(DirectiveArguments directive, ValueShape shape)
    {
        if (!shape.Innermost().IsText)
        {
            Misused(
                directive.Node, "@searchable adds a field to full-text search: the field must be text.",
                $"Text is {ContentScalars.Names(scalar => scalar.Kind == ValueKind.Text)}, Markdown and lists of them.");
        }
        var weight = directive.Number("weight") ?? 1;
        if (weight > 0) return weight;
        Misused(directive.Place("weight"), "The weight of @searchable must be above 0.");
        return null;
    }

    AliasBase OldPathsFrom(DirectiveArguments directive, ContentType type, ValueShape shape)
    {
        RefuseWithoutUrl(directive, type, "@aliases names old public paths of an entry");
        if (shape.Innermost() is MarkdownShape or { IsText: false })
            Misused(directive.Node, "@aliases is for a text, or a list of texts: each is an old public path.", "Write the field's type as [String!].");
        return directive.EnumValue("relativeTo") == "ROOT" ? AliasBase.Root : AliasBase.Page;
    }

    bool IsRedirect(DirectiveArguments directive, ContentType type, ValueShape shape)
    {
        RefuseWithoutUrl(directive, type, "@redirectTo makes an entry a redirect from its public path");
        if (shape.Innermost() is MarkdownShape or ({ IsText: false } and not (ReferenceShape or LinkShape)))
            Misused(directive.Node, "@redirectTo is for an address, a Link, or a reference.", "Give the field the type Link.");
        return true;
    }

    void RefuseWithoutUrl(DirectiveArguments directive, ContentType type, string what)
    {
        if (type.Url is null)
            Misused(directive.Node, $"{what}, and {type.Name} has no public paths.", type.IsEntry ? "Give it a template with url:." : null);
    }

    void CheckRedirects(ContentType type, List<ContentField> fields)
    {
        foreach (var field in fields.Where(field => field.IsRedirect).Skip(1))
        {
            Misused(
                field.Node.Directives.First(directive => directive.Name.Value == Vocabulary.RedirectTo),
                $"An entry leads to one target, and another field of {type.Name} has @redirectTo already.", "Remove one of them.");
        }
    }

    void CheckBody(ContentType type, List<ContentField> fields)
    {
        foreach (var field in fields.Where(field => field.IsBody).Skip(1))
        {
            Misused(
                field.Node.Directives.First(directive => directive.Name.Value == Vocabulary.Body),
                $"A file has one body, and another field of {type.Name} has @body already.");
        }
    }

    void CheckKeys(List<ContentField> fields)
    {
        var claims = new Dictionary<string, ContentField>();
        foreach (var field in fields)
        {
            var taken = field.Keys.FirstOrDefault(key => !claims.TryAdd(key, field));
            if (taken is null) continue;
            Misused(
                field.Node.Name, $"The fields {claims[taken].Name} and {field.Name} would both be filled by the key \"{taken}\".",
                "Give one of them another key with @from(key:).");
        }
    }

    void Misused(SyntaxNode at, string message, string? hint = null) => faults.Add(DiagnosticRules.ModelDirectiveMisused, at, message, hint);
}
