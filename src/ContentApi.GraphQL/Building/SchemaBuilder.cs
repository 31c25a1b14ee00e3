using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Introspection;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;
using ContentApi.GraphQL.Validation.TypeSystem;

namespace ContentApi.GraphQL.Building;

/// <summary>
/// Makes a <see cref="Schema"/> from type system documents and the code that stands behind them: the SDL says what there is, the
/// bindings say how it is resolved. The built-in scalars, directives and introspection types are added.
/// </summary>
public sealed class SchemaBuilder
{
    readonly List<DocumentNode> documents = [];
    readonly SchemaBindings bindings = new();

    public SchemaBuilder() => IntrospectionTypes.Bind((coordinate, resolver) => Resolve(coordinate, resolver));

    /// <summary>Adds definitions and extensions; may be called more than once.</summary>
    public SchemaBuilder Add(DocumentNode document)
    {
        documents.Add(document);
        return this;
    }

    /// <summary>Binds the resolver of one field.</summary>
    /// <param name="coordinate">A schema coordinate, <c>Type.field</c>, of an object type.</param>
    /// <param name="resolver">Called for each value of the field.</param>
    public SchemaBuilder Resolve(string coordinate, FieldResolver resolver)
    {
        bindings.Resolvers[coordinate] = resolver;
        return this;
    }

    /// <summary>Binds a field whose sources are <see cref="SlottedObject"/>s to the place of its value there.</summary>
    /// <param name="coordinate">As for <see cref="Resolve"/>.</param>
    /// <param name="place">From 0: first the object's leading leaves, then its slots.</param>
    /// <param name="name">What the <see cref="ObjectLayout"/> of all sources calls the place.</param>
    public SchemaBuilder ResolveSlot(string coordinate, int place, string name)
    {
        bindings.Slots[coordinate] = new(place, name);
        return Resolve(coordinate, (source, in _) => ((SlottedObject)source!).ValueAt(place));
    }

    /// <summary>Binds a field whose value is its source itself: another view of it.</summary>
    /// <param name="coordinate">As for <see cref="Resolve"/>.</param>
    public SchemaBuilder ResolveSelf(string coordinate)
    {
        bindings.Slots[coordinate] = FieldSlot.Self;
        return Resolve(coordinate, (source, in _) => source);
    }

    /// <summary>Binds what makes a field's arguments ready for its resolver.</summary>
    /// <param name="coordinate">As for <see cref="Resolve"/>.</param>
    /// <param name="binder">Called once for a plan where the arguments hold no variable, else once for a request.</param>
    public SchemaBuilder BindArguments(string coordinate, ArgumentBinder binder)
    {
        bindings.ArgumentBinders[coordinate] = binder;
        return this;
    }

    /// <summary>Binds the events of a field of the subscription root.</summary>
    /// <param name="coordinate">As for <see cref="Resolve"/>.</param>
    /// <param name="subscriber">Called once for each subscription.</param>
    public SchemaBuilder Subscribe(string coordinate, SourceStreamResolver subscriber)
    {
        bindings.Subscribers[coordinate] = subscriber;
        return this;
    }

    /// <summary>Binds how long lists in a field's value can be by its arguments, for the cost of an operation.</summary>
    /// <param name="coordinate">As for <see cref="Resolve"/>.</param>
    /// <param name="size">Asked once for each request whose variables are among the arguments.</param>
    /// <param name="fields">Which fields of the field's value are the lists; none where the field itself is the list.</param>
    public SchemaBuilder ListSize(string coordinate, ListSize size, params IReadOnlyList<string> fields)
    {
        bindings.ListSizes[coordinate] = new(size, fields);
        return this;
    }

    /// <summary>Binds how a value of an interface or union tells its object type.</summary>
    public SchemaBuilder ResolveType(string abstractType, TypeResolver resolver)
    {
        bindings.TypeResolvers[abstractType] = resolver;
        return this;
    }

    /// <summary>Binds the coercion of a custom scalar. A scalar without one takes and gives any JSON value.</summary>
    public SchemaBuilder Scalar(string name, ScalarCoercion coercion)
    {
        bindings.Coercions[name] = coercion;
        return this;
    }

    /// <summary>
    /// Every fault of the definitions (specification, 3.3 and each type's "Type Validation"), each with its places and their
    /// <see cref="ErrorLocation.SourceName"/>; empty where <see cref="Build"/> would succeed.
    /// </summary>
    /// <param name="requireQuery">False for definitions that are not yet a whole schema: they may lack a query root type.</param>
    public IReadOnlyList<GraphQLError> Validate(bool requireQuery = true)
    {
        var definitions = new TypeSystemDefinitions(documents);
        return TypeSystemRules.Check(SchemaAssembly.Assemble(definitions, bindings), definitions, requireQuery);
    }

    /// <summary>Builds and validates the schema.</summary>
    /// <exception cref="GraphQLException">Every fault found, as <see cref="Validate"/> gives them.</exception>
    /// <exception cref="InvalidOperationException">Something is bound to a field or type that the schema does not have.</exception>
    public Schema Build()
    {
        var definitions = new TypeSystemDefinitions(documents);
        var schema = SchemaAssembly.Assemble(definitions, bindings);
        var errors = TypeSystemRules.Check(schema, definitions, requireQuery: true);
        if (errors.Count > 0) throw new GraphQLException(errors);
        bindings.Check(schema);
        return schema;
    }
}
