using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Limits;
using ContentApi.GraphQL.Response;

namespace ContentApi.GraphQL.Planning.Cost;

/// <summary>The entry <c>extensions.cost</c> of a response: the sizes and the cost of the operation, and their limits.</summary>
readonly struct CostReport(OperationSize size, long cost, GraphQLEngineOptions options)
{
    /// <summary>Writes <c>,"extensions":{"cost":{...}}}</c>, which ends the response.</summary>
    public void Write(ResponseWriter writer)
    {
        writer.WriteRaw(",\"extensions\":{\"cost\":"u8);
        WriteNumbers(writer, cost, size.Depth, size.Fields, size.RootFields, size.Aliases);
        writer.WriteRaw(",\"limits\":"u8);
        WriteNumbers(writer, options.MaxCost, options.MaxDepth, options.MaxFields, options.MaxRootFields, options.MaxAliases);
        writer.WriteRaw("}}}}"u8);
    }

    /// <summary>Writes an object, without its closing brace.</summary>
    static void WriteNumbers(ResponseWriter writer, long cost, long depth, long fields, long rootFields, long aliases)
    {
        Write("{\"cost\":"u8, cost);
        Write(",\"depth\":"u8, depth);
        Write(",\"fields\":"u8, fields);
        Write(",\"rootFields\":"u8, rootFields);
        Write(",\"aliases\":"u8, aliases);

        void Write(ReadOnlySpan<byte> name, long number)
        {
            writer.WriteRaw(name);
            writer.WriteLong(number);
        }
    }
}
