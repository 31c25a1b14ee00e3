using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ContentApi.Content.Tests.Queries;
using ContentApi.GraphQL.Contract;

namespace ContentApi.Content.Tests.Api.LeakWalk;

/// <summary>
/// Asks three sites everything that their API can be asked: one that shows the invisible things, one that hides them, and one that lacks them. The answers
/// of the last two are the same.
/// </summary>
sealed partial class LeakWalk : IDisposable
{
    /// <summary>The number of entries through which the walk without arguments goes.</summary>
    const int Entries = 2;

    /// <summary>The most values that are tried in one request, at the top and further down, where each is evaluated for every object.</summary>
    const int MaxAtTop = 200, MaxBelow = 20;

    static readonly GraphQLEngineOptions limits = new()
    {
        MaxTokens = int.MaxValue, MaxDepth = 500, MaxDirectives = 10_000, MaxFields = int.MaxValue, MaxRootFields = int.MaxValue, MaxAliases = int.MaxValue,
        MaxPlannedFields = int.MaxValue, MaxValidationSteps = int.MaxValue, MaxCost = long.MaxValue, MaxSteps = long.MaxValue,
        MaxResponseBytes = int.MaxValue, MaxExecutionMilliseconds = int.MaxValue, CacheBytes = 0,
    };

    readonly QueriedSite hidden, absent;
    readonly QueriedSite? shown;
    readonly WalkedSchema schema;
    readonly List<string> leaks = [];
    readonly HashSet<string> leakingFields = [];

    /// <summary>The arguments and fields of input types to which a site that shows everything gives another answer.</summary>
    readonly HashSet<string> telling = [];

    /// <summary>All arguments and fields of input types that were given.</summary>
    readonly HashSet<string> given = [];

    /// <summary>The types of the arguments that were given.</summary>
    readonly HashSet<string> walked = [];

    /// <param name="site">The site.</param>
    /// <param name="isCompared">Whether the answers are compared with those of the site that shows everything.</param>
    public LeakWalk(LeakSite site, bool isCompared)
    {
        hidden = SiteOf(site, View.Hidden);
        absent = SiteOf(site, View.Absent);
        if (isCompared) shown = SiteOf(site, View.Shown);
        schema = new(absent.Ask(WalkedSchema.Query).Json);
        (Shown, Common) = (new(schema), new(schema));
        Values = new(schema, Foreign, Known, () => site.Canaries.Except(Shown.Canaries).ToArray());
    }

    static QueriedSite SiteOf(LeakSite site, View view)
    {
        // What is hidden was once shown: nothing of it may be left.
        var queried = new QueriedSite(TestRepository.With(site.Listing(view == View.Hidden ? View.Shown : view)), limits);
        queried.CommitInBulk(FileListing.Parse(site.Listing(view)));
        return queried;
    }

    /// <summary>The values in the answers of the site that shows everything, and in those of the site that lacks the invisible things.</summary>
    public WalkedTexts Shown { get; }
    public WalkedTexts Common { get; }
    public WalkedSchema Schema => schema;
    public IReadOnlyList<string> Leaks => leaks;
    public IReadOnlySet<string> Telling => telling;
    public IReadOnlySet<string> Given => given;

    /// <summary>The fields, as <c>Type.field</c>, whose values differ where requests have no arguments.</summary>
    public IEnumerable<string> LeakingFields => leakingFields.Order(StringComparer.Ordinal);

    /// <summary>The number of different requests, and of values of arguments in them.</summary>
    public int Requests { get; private set; }
    public int Probes { get; private set; }

    ProbeValues Values { get; }

    readonly Dictionary<string, IReadOnlyList<string>> foreign = [], known = [];

    IReadOnlyList<string> Foreign(string scalar) => Kept(foreign, scalar, () => [.. Shown.Of(scalar).Except(Common.Of(scalar))]);

    IReadOnlyList<string> Known(string scalar) => Kept(known, scalar, () => [.. Common.Of(scalar)]);

    static IReadOnlyList<string> Kept(Dictionary<string, IReadOnlyList<string>> values, string scalar, Func<IReadOnlyList<string>> make) =>
        values.TryGetValue(scalar, out var kept) ? kept : values[scalar] = make();

    /// <summary>Selects every field without arguments, and introspection.</summary>
    public void WalkFields()
    {
        Compare("introspection", WalkedSchema.Query);
        var document = new WalkDocument(schema).Everything(Entries);
        Common.Read(Compare("all fields", document));
        if (shown is not null) Shown.Read(DataOf(shown.Ask(document)));
    }

    /// <summary>Gives every argument of every field every value.</summary>
    public void WalkArguments()
    {
        // Conditions are cheapest where each is evaluated once.
        foreach (var type in schema.Types.Where(type => type.Kind == "OBJECT").OrderBy(type => type != schema.QueryType))
            foreach (var field in type.Fields)
                foreach (var argument in field.Arguments)
                {
                    var coordinate = $"{type.Name}.{field.Name}({argument.Name}:)";
                    var isBrief = !walked.Add(argument.Type.Name);
                    foreach (var probes in Values.Of(coordinate, argument, isBrief).Chunk(type == schema.QueryType ? MaxAtTop : MaxBelow))
                        Try(coordinate, probes, type, field, argument);
                }
    }

    void Try(string coordinate, Probe[] probes, WalkedType type, WalkedField field, WalkedInput argument)
    {
        var document = new WalkDocument(schema);
        var selection = document.SelectionOf(field.Type);
        var request = document.At(type, string.Join(' ', probes.Select((probe, i) => $"p{i}: {field.Name}{Arguments(field, argument, probe)}{selection}")));
        var answer = Compare(coordinate, request);
        if (answer.ValueKind == JsonValueKind.Null && probes.Length > 1)
        {
            // The error of one value is the only answer to all.
            var half = probes.Length / 2;
            Try(coordinate, probes[..half], type, field, argument);
            Try(coordinate, probes[half..], type, field, argument);
            return;
        }
        Probes += probes.Length;
        var inputs = probes.Select(probe => probe.Inputs.Append(coordinate).ToArray()).ToArray();
        foreach (var input in inputs) given.UnionWith(input);
        if (shown is null) return;
        if (Shown.Fields.ContainsKey($"{type.Name}.{field.Name}") && inputs.All(telling.IsSupersetOf) && !probes.Any(probe => CanariesIn(probe).Any())) return;
        var other = DataOf(shown.Ask(request));
        Common.Read(answer);
        Shown.Read(other);
        var (without, with) = (ByAlias(answer), ByAlias(other));
        if (with.Values.Any(value => value.Replace("null", "").Replace("[]", "").Length > 0)) Shown.Fields.TryAdd($"{type.Name}.{field.Name}", "");
        for (var i = 0; i < probes.Length; i++)
        {
            if (without.GetValueOrDefault($"p{i}") == with.GetValueOrDefault($"p{i}")) continue;
            telling.UnionWith(inputs[i]);
            // A text that leads somewhere is found, also if no answer has it, as an old path.
            if (CanariesIn(probes[i]).ToArray() is [var only]) Shown.Canaries.Add(only);
        }
    }

    static JsonElement DataOf(Answer answer) => answer.Json.TryGetProperty("data", out var data)
        ? data : throw new InvalidOperationException($"The walk sent a request that is not valid: {answer.Text}");

    /// <summary>The texts in a value that are not found yet.</summary>
    IEnumerable<string> CanariesIn(Probe probe) =>
        InvisibleThing.Canary.Matches(probe.Literal).Select(found => found.Value).Where(text => !Shown.Canaries.Contains(text));

    /// <summary>All that an answer says of each alias.</summary>
    static Dictionary<string, string> ByAlias(JsonElement answer)
    {
        var found = new Dictionary<string, StringBuilder>();
        Visit(answer);
        return found.ToDictionary(pair => pair.Key, pair => pair.Value.ToString());

        void Visit(JsonElement value)
        {
            if (value.ValueKind == JsonValueKind.Array)
                foreach (var item in value.EnumerateArray()) Visit(item);
            if (value.ValueKind != JsonValueKind.Object) return;
            foreach (var property in value.EnumerateObject())
            {
                if (property.Name[0] != 'p' || property.Name.Contains('_')) Visit(property.Value);
                else if (found.TryGetValue(property.Name, out var text)) text.Append(property.Value.GetRawText());
                else found.Add(property.Name, new(property.Value.GetRawText()));
            }
        }
    }

    string Arguments(WalkedField field, WalkedInput argument, Probe probe) => WalkDocument.Call(
    [
        .. field.Arguments.Where(other => other.IsRequired && other != argument).Select(other => (other.Name, ProbeValues.Carrier(other.Type))),
        .. Neighbour(field, argument), (argument.Name, probe.Literal),
    ]);

    /// <summary>The list in which neighbours are looked for belongs to an entry.</summary>
    IEnumerable<(string, string)> Neighbour(WalkedField field, WalkedInput argument)
    {
        const string suffix = "Neighbours";
        if (field.Type.Name.EndsWith(suffix, StringComparison.Ordinal) && schema[argument.Type.Name].Kind == "INPUT_OBJECT")
            yield return ("id", Common.Fields[$"{field.Type.Name[..^suffix.Length]}.id"]);
    }

    /// <summary>Sends a request to the site that hides the things and to the one that lacks them, and compares the answers.</summary>
    /// <returns>The data of the site that lacks them; null if an error is the only answer.</returns>
    JsonElement Compare(string what, string request)
    {
        Requests++;
        var (one, other) = (hidden.Ask(request), absent.Ask(request));
        var data = DataOf(other);
        if (one.Bytes.AsSpan().SequenceEqual(other.Bytes)) return data;
        var (text, expected) = (Masked(one.Text), Masked(other.Text));
        if (text == expected) return data;
        var from = Math.Max(0, text.AsSpan().CommonPrefixLength(expected) - 200);
        string Part(string answer) => answer.Substring(Math.Min(from, answer.Length), Math.Min(400, Math.Max(0, answer.Length - from)));
        leaks.Add($"{what}: …{Part(text)}…\nwithout it:…{Part(expected)}…");
        FindFields(one.Json, other.Json);
        return data;
    }

    void FindFields(JsonElement one, JsonElement other)
    {
        if (one.ValueKind != other.ValueKind) return;
        if (one.ValueKind == JsonValueKind.Array)
            foreach (var (item, expected) in one.EnumerateArray().Zip(other.EnumerateArray())) FindFields(item, expected);
        if (one.ValueKind != JsonValueKind.Object) return;
        foreach (var (property, expected) in one.EnumerateObject().Zip(other.EnumerateObject()))
        {
            var isLeaf = WalkDocument.FieldOf(schema, property.Name) is var (_, field) && schema[field.Type.Name].IsLeaf;
            if (!isLeaf) FindFields(property.Value, expected.Value);
            else if (Masked(property.Value.GetRawText()) != Masked(expected.Value.GetRawText())) leakingFields.Add(property.Name.Replace('_', '.'));
        }
    }

    /// <summary>Ids of Git objects differ, because the files and commits differ.</summary>
    static string Masked(string answer) => ObjectId.Replace(answer, "oid");

    [GeneratedRegex("\"[0-9a-f]{40}\"")]
    private static partial Regex ObjectId { get; }

    public void Dispose()
    {
        hidden.Dispose();
        absent.Dispose();
        shown?.Dispose();
    }
}
