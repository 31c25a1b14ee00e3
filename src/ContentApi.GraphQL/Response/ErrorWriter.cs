using ContentApi.GraphQL.Contract;

namespace ContentApi.GraphQL.Response;

/// <summary>Writes errors as JSON (specification, 7.1.2).</summary>
public static class ErrorWriter
{
    /// <summary>Writes the whole response of a request that was not executed: <c>{"errors":[...]}</c>.</summary>
    public static void WriteRequestErrors(ResponseWriter writer, IReadOnlyList<GraphQLError> errors)
    {
        writer.WriteRaw((byte)'{');
        WriteErrors(writer, errors);
        writer.WriteRaw((byte)'}');
    }

    /// <summary>Writes the entry <c>"errors":[...]</c>.</summary>
    public static void WriteErrors(ResponseWriter writer, IReadOnlyList<GraphQLError> errors)
    {
        writer.WriteRaw("\"errors\":["u8);
        for (var i = 0; i < errors.Count; i++)
        {
            if (i > 0) writer.WriteRaw((byte)',');
            WriteError(writer, errors[i]);
        }
        writer.WriteRaw((byte)']');
    }

    static void WriteError(ResponseWriter writer, GraphQLError error)
    {
        writer.WriteRaw("{\"message\":"u8);
        writer.WriteString(error.Message);
        WriteLocations(writer, error.Locations);
        if (error.Path is { } path) WritePath(writer, path);
        writer.WriteRaw(",\"extensions\":{\"code\":"u8);
        writer.WriteString(error.Code);
        writer.HasFault |= error.Code == ErrorCodes.InternalServerError;
        if (error.Extensions is { } extensions)
        {
            foreach (var (name, value) in extensions)
            {
                if (name == "code") continue;
                writer.WriteRaw((byte)',');
                writer.WriteString(name);
                writer.WriteRaw((byte)':');
                WriteValue(writer, value);
            }
        }
        writer.WriteRaw("}}"u8);
    }

    static void WriteLocations(ResponseWriter writer, IReadOnlyList<ErrorLocation> locations)
    {
        if (locations.Count == 0) return;
        writer.WriteRaw(",\"locations\":["u8);
        for (var i = 0; i < locations.Count; i++)
        {
            writer.WriteRaw(i == 0 ? "{\"line\":"u8 : ",{\"line\":"u8);
            writer.WriteInt(locations[i].Line);
            writer.WriteRaw(",\"column\":"u8);
            writer.WriteInt(locations[i].Column);
            writer.WriteRaw((byte)'}');
        }
        writer.WriteRaw((byte)']');
    }

    static void WritePath(ResponseWriter writer, IReadOnlyList<object> path)
    {
        writer.WriteRaw(",\"path\":["u8);
        for (var i = 0; i < path.Count; i++)
        {
            if (i > 0) writer.WriteRaw((byte)',');
            WriteValue(writer, path[i]);
        }
        writer.WriteRaw((byte)']');
    }

    static void WriteValue(ResponseWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNull(); break;
            case bool boolean: writer.WriteBoolean(boolean); break;
            case int number: writer.WriteInt(number); break;
            case long number: writer.WriteLong(number); break;
            case double number when double.IsFinite(number): writer.WriteDouble(number); break;
            default: writer.WriteString($"{value}"); break;
        }
    }
}
