using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;

namespace ContentApi.Content.Model;

/// <summary>Reads the arguments <c>items</c> and <c>key</c> of <c>@collection</c>, and checks the field that <c>key</c> names.</summary>
static class ItemsArgument
{
    /// <returns>Null if each file is one entry.</returns>
    public static FileItems? Read(DirectiveArguments arguments, ModelFaults faults)
    {
        var place = Place(arguments, faults);
        var key = arguments.Text("key");
        if (place is not null) return new(place, key);
        if (key is not null && arguments.Flag("items") != true && arguments.Text("items") is null)
            faults.Add(DiagnosticRules.ModelDirectiveMisused, arguments.Place("key"), "\"key\" names the field that identifies an item of a file.",
                "Add items: true if the files hold several entries; otherwise remove \"key\".");
        return null;
    }

    static JsonPointer? Place(DirectiveArguments arguments, ModelFaults faults)
    {
        if (arguments.Flag("items") is { } flag) return flag ? JsonPointer.Whole : null;
        try
        {
            if (arguments.Text("items") is { } text) return JsonPointer.Parse(text);
            if (arguments.Has("items"))
                faults.Add(DiagnosticRules.ModelDirectiveMisused, arguments.Place("items"), "\"items\" is true, or a JSON pointer in quotes.",
                    "Write items: true if the whole file is a list or a map, or its place inside the file, such as items: \"/sponsors/gold\".");
        }
        catch (FormatException exception)
        {
            faults.Add(DiagnosticRules.ModelDirectiveMisused, arguments.Place("items"), exception.Message,
                "Write the keys that lead to the list or map, each after a slash, such as \"/sponsors/gold\".");
        }
        return null;
    }

    /// <summary>Checks that the type has the field that <c>key</c> names, and that a key can fill it.</summary>
    public static void CheckKey(ContentType type, ModelDeclaration declaration, ModelFaults faults)
    {
        if (type.Items?.Key is not { } key || type.KeyField is { } field && field.Name == key) return;
        var at = new DirectiveArguments(declaration.Directive(Vocabulary.Collection)!, faults).Place("key");
        if (type.FindField(key) is { } other)
            faults.Add(DiagnosticRules.ModelDirectiveMisused, at, other.IsCompared
                    ? $"\"key\" needs a field that is unique by itself, and {other} is unique only together with others."
                    : $"\"key\" needs a field with a single value, and {other} is of type {other.Node.Type}.",
                "Name a field of type String! or ID!.");
        else
            faults.Add(DiagnosticRules.ModelDirectiveMisused, at, $"{type.Name} has no field {Quote.Text(key)}, which is to identify its items.",
                "Declare it, such as slug: String! @unique, or name another field.");
    }
}
