using System.Text;
using ContentApi.Content.Indexes;
using ContentApi.Content.Model;
using ContentApi.Content.Scalars;
using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Queries.Filters;

/// <summary>The filter types of a content model's API: those of its content types, and the filter types that they use.</summary>
sealed class FilterInputs
{
    readonly Dictionary<string, FilterInput> inputs = new(StringComparer.Ordinal);
    readonly List<FilterInput> inOrder = [];
    readonly ContentModel model;
    readonly ValuePaths paths;

    public FilterInputs(ContentModel model, ValuePaths paths)
    {
        (this.model, this.paths) = (model, paths);
        foreach (var type in model.EntryTypes) Of(type);
        _ = OfEntries;
    }

    /// <summary>Writes all types. Writing a type may add the types of its fields to the end of the list, so the list is read by index.</summary>
    public void AppendSdl(StringBuilder sdl)
    {
        for (var i = 0; i < inOrder.Count; i++) inOrder[i].AppendSdl(sdl);
    }

    /// <summary>The conditions on entries of any type.</summary>
    public FilterInput OfEntries => Objects(Vocabulary.Entry, [.. model.EntryTypes]);

    /// <summary>The conditions on the objects of one type.</summary>
    public ObjectFilterInput Of(ContentType type) => (ObjectFilterInput)Known($"{type.Name}Filter", name => new ObjectFilterInput(
        name, $"Conditions on {(type.IsEntry ? "an entry" : "an object")} of type {type.Name}. If several are given, all must hold.",
        _ => [.. type.IsEntry ? EntryFields() : [], .. type.Fields.Select(field => FieldOf(field, type.Name))]));

    IEnumerable<FilterInputField> EntryFields()
    {
        var (id, sys) = (Of(new ScalarShape(ContentScalars.ID, IsRequired: false)), Sys());
        yield return new(
            "id", id.Name, "Conditions on the entry's id, which is the file's path inside the content root, with `#` and its key for an item of a file.",
            value => new EntryTextFilter(EntryText.Id, ReadObject(id, value, "id")));
        yield return new("sys", sys.Name, "Conditions on the entry's file path and public path.", value => ReadObject(sys, value, "sys"));
    }

    FilterInput Sys() => Known("EntrySysFilter", name => new ObjectFilterInput(
        name, "Conditions on an entry's file path and public path. If several are given, all must hold.",
        _ =>
        {
            var text = TextFilter();
            return
            [
                new("path", text.Name, "Conditions on the file's path inside the content root, such as `pages/about.md`.",
                    value => new EntryTextFilter(EntryText.Path, ReadObject(text, value, "path"))),
                new("url", text.Name, "Conditions on the entry's public path on the site, such as `/about`.",
                    value => new EntryTextFilter(EntryText.Url, ReadObject(text, value, "url"))),
            ];
        }));

    FilterInput TextFilter() => Of(new ScalarShape(ContentScalars.String, IsRequired: false));

    FilterInputField FieldOf(ContentField field, string owner)
    {
        var input = Of(field.Shape);
        return new(
            field.Name, input.Name, $"Conditions on `{owner}.{field.Name}`.",
            value => new FieldFilter(field, Through(field.Shape, ReadObject(input, value, field.Name))));
    }

    /// <summary>Applies a filter to the target of a reference; to any other value directly.</summary>
    Filter Through(ValueShape shape, Filter filter) => shape is ReferenceShape reference
        ? new ReferenceFilter(filter, [.. reference.Types.Select(paths.Of)])
        : filter;

    static Filter ReadObject(FilterInput input, object? value, string name) => value is ArgumentValues given
        ? input.Read(given)
        : throw FilterInputField.NullGiven(name, "{exists: false} matches a missing value");

    FilterInput Of(ValueShape shape) => shape switch
    {
        ListShape list => ListOf(list),
        ScalarShape scalar => Known($"{scalar.Scalar}Filter", _ => ScalarFilterInput.Of(scalar)),
        EnumShape @enum => Known($"{@enum.Name}Filter", _ => ScalarFilterInput.Of(@enum)),
        MarkdownShape => Known(ScalarFilterInput.Markdown.Name, _ => ScalarFilterInput.Markdown),
        AssetShape => Asset(),
        LinkShape => LinkInput(),
        EmbeddedShape embedded => Objects(embedded.TypeName, embedded.Types),
        ReferenceShape reference => Objects(reference.TypeName, reference.Types),
        _ => throw new InvalidOperationException($"No filter is made for {shape}."),
    };

    FilterInput ListOf(ListShape list)
    {
        var item = Of(list.Item);
        return Known($"{item.Name[..^"Filter".Length]}ListFilter", name => new ListFilterInput(name, item.Name, given => Through(list.Item, item.Read(given))));
    }

    FilterInput Asset() => Known("AssetFilter", name => new ObjectFilterInput(
        name, "Conditions on a file that an entry refers to. If several are given, all must hold.",
        _ =>
        {
            var text = TextFilter();
            return
            [
                new("path", text.Name, "Conditions on the file's path inside the content root.",
                    value => new AssetPathFilter(ReadObject(text, value, "path"))),
            ];
        }));

    FilterInput LinkInput() => Known("LinkFilter", name => new ObjectFilterInput(
        name, "Conditions on a link. If several are given, all must hold.",
        _ =>
        {
            var text = TextFilter();
            return [new("url", text.Name, "Conditions on the link's address.", value => new LinkUrlFilter(ReadObject(text, value, "url")))];
        }));

    FilterInput Objects(string typeName, IReadOnlyList<ContentType> types) =>
        types is [var type] && type.Name == typeName ? Of(type) : Known($"{typeName}Filter", name => new ObjectFilterInput(
            name, $"Conditions on {(types.All(type => type.IsEntry) ? "an entry" : "an object")} of type {typeName}. If several are given, all must hold.",
            _ => [.. typeName == Vocabulary.Entry ? EntryFields() : [], .. CommonFields(typeName, types), .. types.Select(PossibleType)]));

    /// <summary>The field that requires an object to be of a type and to match conditions of that type: <c>{Page: {}}</c> matches every page.</summary>
    FilterInputField PossibleType(ContentType type) => new(
        type.Name, Of(type).Name, $"The type is {type.Name}, and these conditions hold. An empty object matches every {type.Name}.",
        value => new TypeFilter(type, ReadObject(Of(type), value, type.Name)));

    IEnumerable<FilterInputField> CommonFields(string interfaceName, IReadOnlyList<ContentType> types)
    {
        if (!model.Interfaces.TryGetValue(interfaceName, out var names)) yield break;
        if (types.All(type => type.IsEntry))
            foreach (var field in EntryFields()) yield return field;
        foreach (var name in names)
        {
            var fields = types.Select(type => type.FindField(name)!).ToList();
            // An implementing type may narrow the type of an interface's field. The interface has a condition on the field only if all its types have the same
            // filter type for it.
            if (fields.Select(field => Of(field.Shape).Name).Distinct().Count() != 1) continue;
            var input = Of(fields[0].Shape);
            yield return new(name, input.Name, $"Conditions on `{interfaceName}.{name}`.", value =>
            {
                var filter = ReadObject(input, value, name);
                return new InterfaceFieldFilter(
                    fields.ToDictionary(field => field.DeclaringType, field => (Filter)new FieldFilter(field, Through(field.Shape, filter))), filter);
            });
        }
    }

    FilterInput Known(string name, Func<string, FilterInput> make)
    {
        if (inputs.TryGetValue(name, out var known)) return known;
        var input = make(name);
        inputs.Add(name, input);
        inOrder.Add(input);
        return input;
    }
}
