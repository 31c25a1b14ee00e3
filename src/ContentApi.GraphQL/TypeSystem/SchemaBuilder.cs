using ContentApi.GraphQL.Execution;
using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.TypeSystem;

/// <summary>
/// Makes a <see cref="Schema"/> from type system documents and the code that stands behind them: the SDL says what there is, the
/// bindings say how it is resolved. The built-in scalars, directives and introspection types are added.
/// </summary>
public sealed class SchemaBuilder
{
    /// <summary>Adds definitions and extensions; may be called more than once.</summary>
    public SchemaBuilder Add(DocumentNode document) => throw new NotImplementedException();

    /// <summary>Binds the resolver of one field.</summary>
    /// <param name="coordinate">A schema coordinate, <c>Type.field</c>.</param>
    /// <param name="resolver">Called for each value of the field.</param>
    public SchemaBuilder Resolve(string coordinate, FieldResolver resolver) => throw new NotImplementedException();

    /// <summary>Binds how a value of an interface or union tells its object type.</summary>
    public SchemaBuilder ResolveType(string abstractType, TypeResolver resolver) => throw new NotImplementedException();

    /// <summary>Binds the coercion of a custom scalar. A scalar without one takes and gives any JSON value.</summary>
    public SchemaBuilder Scalar(string name, ScalarCoercion coercion) => throw new NotImplementedException();

    /// <summary>Builds and validates the schema (specification, 3.3 and each type's "Type Validation").</summary>
    /// <exception cref="GraphQLException">Every fault found, each with its places.</exception>
    public Schema Build() => throw new NotImplementedException();
}
