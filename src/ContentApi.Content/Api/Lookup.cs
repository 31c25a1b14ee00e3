using ContentApi.Content.Model;
using ContentApi.Content.Scalars;
using ContentApi.Content.Snapshots;
using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.Contract;

namespace ContentApi.Content.Api;

/// <summary>
/// Resolves the singular query of a collection, such as <c>page(slug: "about")</c>, by exactly one of <c>id</c>, <c>path</c> and the unique fields.
/// </summary>
sealed class Lookup(ContentType type)
{
    readonly ContentField[] keys = [.. type.Fields.Where(IsKey)];

    /// <summary>Whether the field is an argument of the singular query. One with the name <c>id</c> or <c>path</c> is not.</summary>
    public static bool IsKey(ContentField field) => field is { IsUnique: true, Shape: ScalarShape, Name: not ("id" or "path") };

    public object? Resolve(object? source, in FieldContext context)
    {
        var content = SnapshotReader.Of(context);
        var count = 0;
        KeyValuePair<string, object?> given = default;
        var arguments = context.Arguments.Values;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i].Value is null || !IsName(arguments[i].Key)) continue;
            given = arguments[i];
            count++;
        }
        if (count != 1) throw NotOne(count);

        var text = ValueText.Of(given.Value!);
        var entry = given.Key switch
        {
            "id" => content.FindById(text),
            "path" => content.FindByPath(text),
            var name => content.FindByUnique(Key(name)!, text),
        };
        return entry?.Type == type ? entry : null;
    }

    bool IsName(string argument) => argument is "id" or "path" || Key(argument) is not null;

    ContentField? Key(string name)
    {
        foreach (var key in keys)
            if (key.Name == name) return key;
        return null;
    }

    GraphQLException NotOne(int count)
    {
        var names = string.Join(", ", ["id", "path", .. keys.Select(key => key.Name)]);
        var found = count == 0 ? "none was given" : $"{count} were given";
        return new GraphQLException($"Field \"{type.SingularName}\" takes exactly one of the arguments {names}; {found}.", ErrorCodes.BadUserInput);
    }
}
