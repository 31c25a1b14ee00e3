using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Validation;

/// <summary>
/// The walk over a document, which all rules share: maintains the types in the context, records the facts, and calls the rules that subscribe to each node.
/// Recursive along the nesting of the text, which the parser bounds; it never follows a fragment spread.
/// </summary>
sealed partial class DocumentWalk(RuleSet rules, ValidationContext context)
{
    ExecutableDefinitionNode? definition;

    public void Run()
    {
        rules.Enter(context.Document, context);
        foreach (var node in context.Document.Definitions)
        {
            if (node is OperationDefinitionNode operation) Operation(operation);
            else if (node is FragmentDefinitionNode fragment) Fragment(fragment);
            else OutOfPlace(node);
        }
        rules.Leave(context.Document, context);
        if (rules.WantsOperations) Operations();
    }

    /// <summary>Walks over a type system definition in a request. The definition is an error; the names that it uses are checked all the same.</summary>
    void OutOfPlace(DefinitionNode node)
    {
        definition = null;
        context.IsInTypeSystem = true;
        Definition(node);
        context.IsInTypeSystem = false;
    }

    void Operations()
    {
        foreach (var operation in context.Facts.Operations)
        {
            var usages = new List<VariableUsage>(context.Facts.UsagesIn(operation));
            foreach (var fragment in context.Facts.ReachableFragments([operation], context.Spend))
            {
                var found = context.Facts.UsagesIn(fragment);
                context.Spend(found.Count);
                usages.AddRange(found);
            }
            context.VariableUsages = usages;
            rules.Operation(operation, context);
        }
    }

    void Operation(OperationDefinitionNode node)
    {
        definition = node;
        rules.Enter(node, context);
        foreach (var variable in node.VariableDefinitions) VariableDefinition(variable);
        Directives(node.Directives, node.Operation switch
        {
            OperationType.Mutation => DirectiveLocations.Mutation,
            OperationType.Subscription => DirectiveLocations.Subscription,
            _ => DirectiveLocations.Query,
        });
        SelectionSet(node.SelectionSet, context.Schema.RootType(node.Operation));
        rules.Leave(node, context);
    }

    void Fragment(FragmentDefinitionNode node)
    {
        definition = node;
        rules.Enter(node, context);
        Type(node.TypeCondition);
        Directives(node.Directives, DirectiveLocations.FragmentDefinition);
        SelectionSet(node.SelectionSet, context.FindConditionType(node.TypeCondition));
        rules.Leave(node, context);
    }

    void VariableDefinition(VariableDefinitionNode node)
    {
        context.InputType = context.Schema.FindType(node.Type) is { IsInputType: true } type ? type : null;
        rules.Enter(node, context);
        Type(node.Type);
        if (node.DefaultValue is not null) Value(node.DefaultValue, context.InputType);
        Directives(node.Directives, DirectiveLocations.VariableDefinition);
        rules.Leave(node, context);
        context.InputType = null;
    }

    void SelectionSet(SelectionSetNode node, NamedType? parentType)
    {
        var outer = context.ParentType;
        context.ParentType = parentType;
        rules.Enter(node, context);
        foreach (var selection in node.Selections)
        {
            switch (selection)
            {
                case FieldNode field: Field(field); break;
                case FragmentSpreadNode spread: FragmentSpread(spread); break;
                case InlineFragmentNode fragment: InlineFragment(fragment); break;
            }
        }
        rules.Leave(node, context);
        context.ParentType = outer;
    }

    void Field(FieldNode node)
    {
        var outer = context.Field;
        var field = context.Field = context.FindField(context.ParentType, node.Name.Value);
        rules.Enter(node, context);
        foreach (var argument in node.Arguments) Argument(argument, field?.FindArgument(argument.Name.Value));
        Directives(node.Directives, DirectiveLocations.Field);
        if (node.SelectionSet is not null) SelectionSet(node.SelectionSet, field?.Type.Named is { IsComposite: true } type ? type : null);
        rules.Leave(node, context);
        context.Field = outer;
    }

    void FragmentSpread(FragmentSpreadNode node)
    {
        rules.Enter(node, context);
        Directives(node.Directives, DirectiveLocations.FragmentSpread);
        rules.Leave(node, context);
    }

    void InlineFragment(InlineFragmentNode node)
    {
        rules.Enter(node, context);
        if (node.TypeCondition is not null) Type(node.TypeCondition);
        Directives(node.Directives, DirectiveLocations.InlineFragment);
        SelectionSet(node.SelectionSet, node.TypeCondition is null ? context.ParentType : context.FindConditionType(node.TypeCondition));
        rules.Leave(node, context);
    }
}
