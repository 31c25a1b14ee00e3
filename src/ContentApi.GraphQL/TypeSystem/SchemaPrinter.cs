namespace ContentApi.GraphQL.TypeSystem;

/// <summary>Writes a schema as SDL, in the layout of the reference implementation's <c>printSchema</c>; built-in definitions are left out.</summary>
public static class SchemaPrinter
{
    public static string Print(Schema schema) => throw new NotImplementedException();
}
