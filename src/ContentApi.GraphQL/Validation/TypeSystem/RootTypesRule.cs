using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Validation.TypeSystem;

/// <summary>The root types are different object types, and there is a query root type (specification, 3.3.1).</summary>
sealed class RootTypesRule(bool requireQuery) : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on) => on.Enter<DocumentNode>(NodeKind.Document, Check);

    void Check(DocumentNode document, ValidationContext context)
    {
        SchemaDefinitionNode[] parts = [.. document.Definitions.OfType<SchemaDefinitionNode>()];
        var usesDefaults = parts.All(part => part.IsExtension);
        var roots = new List<(string Operation, NamedType Type, SyntaxNode Place)>();
        foreach (var operation in Enum.GetValues<OperationType>())
        {
            // The first type that the schema names for the operation or, without a schema definition, the type with the default name.
            var node = parts.SelectMany(part => part.OperationTypes).FirstOrDefault(node => node.Operation == operation);
            var type = context.Schema.FindType(node?.Type.Name.Value ?? (usesDefaults ? $"{operation}" : ""));
            // The schema does not contain a built-in scalar that nothing uses.
            if (type is null && node is not null && BuiltIns.Scalars.ContainsKey(node.Type.Name.Value))
                ReportNoObject($"{operation}", node.Type.Name.Value, node.Type);
            if (type is not null) roots.Add(($"{operation}", type, node?.Type ?? type.Nodes.FirstOrDefault<SyntaxNode>(document)));
            else if (operation == OperationType.Query && requireQuery && node is null)
                context.Report("Query root type must be provided.", parts.Length > 0 ? [parts[0]] : []);
        }

        foreach (var (operation, type, place) in roots)
            if (type is not ObjectType) ReportNoObject(operation, type.Name, place);
        foreach (var shared in roots.GroupBy(root => root.Type).Where(group => group.Key is ObjectType && group.Count() > 1))
        {
            var operations = string.Join(" and ", shared.Select(root => root.Operation.ToLowerInvariant()));
            context.Report(
                $"All root types must be different, \"{shared.Key}\" type is used as {operations} root types.", [.. shared.Select(root => root.Place)]);
        }

        void ReportNoObject(string operation, string type, SyntaxNode place) =>
            context.Report($"{operation} root type must be Object type{(operation == "Query" ? "" : " if provided")}, it cannot be {type}.", place);
    }
}
