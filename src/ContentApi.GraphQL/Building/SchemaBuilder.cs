using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Introspection;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;
using ContentApi.GraphQL.Validation.TypeSystem;

namespace ContentApi.GraphQL.Building;

/// <summary>
/// Builds a <see cref="Schema"/> from type system documents, which define the types, and from bindings, which resolve the fields. Adds the built-in scalars,
/// directives and introspection types.
/// </summary>
public sealed class SchemaBuilder
{
    readonly List<DocumentNode> documents = [];
    readonly SchemaBindings bindings = new();

    public SchemaBuilder() => IntrospectionTypes.Bind((coordinate, resolver) => Resolve(coordinate, resolver));

    /// <summary>Adds definitions and extensions. May be called more than once.</summary>
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

    /// <summary>Binds a field whose sources are <see cref="SlottedObject"/>s to the place of its value in them.</summary>
    /// <param name="coordinate">A schema coordinate, as in <see cref="Resolve"/>.</param>
    /// <param name="place">The index of the place, from 0: first the object's leading leaves, then its slots.</param>
    /// <param name="name">The name of the place in the <see cref="ObjectLayout"/> of all sources.</param>
    public SchemaBuilder ResolveSlot(string coordinate, int place, string name)
    {
        bindings.Slots[coordinate] = new(place, name);
        return Resolve(coordinate, (source, in _) => ((SlottedObject)source!).ValueAt(place));
    }

    /// <summary>Binds a field whose value is its source: the field's type is another view of the same object.</summary>
    /// <param name="coordinate">A schema coordinate, as in <see cref="Resolve"/>.</param>
    public SchemaBuilder ResolveSelf(string coordinate)
    {
        bindings.Slots[coordinate] = FieldSlot.Self;
        return Resolve(coordinate, (source, in _) => source);
    }

    /// <summary>Binds a function that converts a field's coerced arguments for its resolver.</summary>
    /// <param name="coordinate">A schema coordinate, as in <see cref="Resolve"/>.</param>
    /// <param name="binder">Called once for each plan if the arguments hold no variable, otherwise once for each request.</param>
    public SchemaBuilder BindArguments(string coordinate, ArgumentBinder binder)
    {
        bindings.ArgumentBinders[coordinate] = binder;
        return this;
    }

    /// <summary>Binds the source stream of a field of the subscription root.</summary>
    /// <param name="coordinate">A schema coordinate, as in <see cref="Resolve"/>.</param>
    /// <param name="subscriber">Called once for each subscription.</param>
    public SchemaBuilder Subscribe(string coordinate, SourceStreamResolver subscriber)
    {
        bindings.Subscribers[coordinate] = subscriber;
        return this;
    }

    /// <summary>Binds a function that derives the length of lists from a field's arguments, to calculate the cost of an operation.</summary>
    /// <param name="coordinate">A schema coordinate, as in <see cref="Resolve"/>.</param>
    /// <param name="size">Called once for each plan if the arguments hold no variable, otherwise for each request.</param>
    /// <param name="fields">The names of the fields of the field's value that are the lists; none if the field itself is the list.</param>
    public SchemaBuilder ListSize(string coordinate, ListSize size, params IReadOnlyList<string> fields)
    {
        bindings.ListSizes[coordinate] = new(size, fields);
        return this;
    }

    /// <summary>Binds a function that returns the object type of a value of an interface or union.</summary>
    public SchemaBuilder ResolveType(string abstractType, TypeResolver resolver)
    {
        bindings.TypeResolvers[abstractType] = resolver;
        return this;
    }

    /// <summary>Binds the coercion of a custom scalar. A scalar without coercion accepts and returns any JSON value.</summary>
    public SchemaBuilder Scalar(string name, ScalarCoercion coercion)
    {
        bindings.Coercions[name] = coercion;
        return this;
    }

    /// <summary>
    /// Returns all errors of the definitions (specification, 3.3 and each type's "Type Validation"), with their locations and
    /// <see cref="ErrorLocation.SourceName"/>; empty if <see cref="Build"/> would succeed.
    /// </summary>
    /// <param name="requireQuery">False for definitions of a part of a schema, which may lack a query root type.</param>
    public IReadOnlyList<GraphQLError> Validate(bool requireQuery = true)
    {
        var definitions = new TypeSystemDefinitions(documents);
        return TypeSystemRules.Check(SchemaAssembly.Assemble(definitions, bindings), definitions, requireQuery);
    }

    /// <summary>Builds and validates the schema.</summary>
    /// <exception cref="GraphQLException">The definitions have errors: those that <see cref="Validate"/> returns.</exception>
    /// <exception cref="InvalidOperationException">A binding names a field or type that the schema does not have.</exception>
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
