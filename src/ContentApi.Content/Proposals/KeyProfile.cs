using ContentApi.Content.Documents;
using ContentApi.Content.Scalars;

namespace ContentApi.Content.Proposals;

/// <summary>The values that many files give one key: how many there are, of which forms, and which texts occur.</summary>
sealed class KeyProfile
{
    /// <summary>The most different texts that are kept, for the recognition of references. Stops a key of long texts from filling the memory.</summary>
    const int MaxTexts = 2_000;

    /// <summary>The length beyond which a text is not kept, in UTF-16 code units: no name of an entry is so long.</summary>
    const int MaxTextLength = 300;

    /// <summary>The most keys of an embedded object that are kept. A mapping with more is a map, not an object with fields.</summary>
    const int MaxKeys = 200;

    /// <summary>The deepest nesting of objects that is proposed as types; anything deeper is JSON.</summary>
    const int MaxDepth = 4;

    /// <summary>The scalars that a text may turn out to be, the narrowest first. Every one that reads all values could be the type.</summary>
    static readonly ContentScalar[] candidates =
    [
        ContentScalars.Int, ContentScalars.Float, ContentScalars.Boolean, ContentScalars.Date, ContentScalars.DateTime, ContentScalars.EmailAddress,
        ContentScalars.URL,
    ];

    readonly int depth;
    readonly int[] fitting = new int[candidates.Length];
    readonly Dictionary<string, int> texts = new(StringComparer.Ordinal);
    readonly Dictionary<string, KeyProfile> keys = new(StringComparer.Ordinal);

    public KeyProfile(int depth = 0) => this.depth = depth;

    /// <summary>The number of values, those that are null or empty texts not counted.</summary>
    public int Values { get; private set; }
    public int Scalars { get; private set; }
    public int Lists { get; private set; }
    public int Mappings { get; private set; }

    /// <summary>The first file with a value, for comments.</summary>
    public string? FirstPath { get; private set; }

    /// <summary>The values of lists; null if there is no list.</summary>
    public KeyProfile? Items { get; private set; }

    /// <summary>The profiles of the keys of mappings.</summary>
    public IReadOnlyDictionary<string, KeyProfile> Keys => keys;

    /// <summary>Whether mappings have more keys, or are nested more deeply, than fields of a type should be.</summary>
    public bool IsMap { get; private set; }

    /// <summary>The texts with the number of their occurrences; at most 2,000 different ones.</summary>
    public IReadOnlyDictionary<string, int> Texts => texts;

    public void Add(DocumentValue value, string path)
    {
        switch (value)
        {
            case ScalarValue scalar when scalar.IsNull || string.IsNullOrWhiteSpace(scalar.Text):
                return;
            case ScalarValue scalar:
                Scalars++;
                AddText(scalar);
                break;
            case ListValue list:
                Lists++;
                Items ??= new(depth);
                foreach (var item in list.Items) Items.Add(item, path);
                break;
            case MappingValue mapping:
                Mappings++;
                AddKeys(mapping, path);
                break;
        }
        Values++;
        FirstPath ??= path;
    }

    /// <summary>
    /// The narrowest scalar that reads all texts, or at least 98 of 100; otherwise String. With it the scalar that reads at least 90 of 100, and the number of
    /// texts that this one does not read.
    /// </summary>
    public (ContentScalar Proposed, ContentScalar Most, int Exceptions) Scalar()
    {
        for (var i = 0; i < candidates.Length; i++)
            if (Scalars > 0 && fitting[i] == Scalars) return (candidates[i], candidates[i], 0);
        var best = 0;
        for (var i = 1; i < candidates.Length; i++)
            if (fitting[i] > fitting[best]) best = i;
        // Of few values, or of many exceptions, nothing can be said.
        if (Scalars < 10 || fitting[best] < 0.9 * Scalars) return (ContentScalars.String, ContentScalars.String, 0);
        return (fitting[best] >= 0.98 * Scalars ? candidates[best] : ContentScalars.String, candidates[best], Scalars - fitting[best]);
    }

    /// <summary>Whether the values are proposed as dates, with or without times.</summary>
    public bool IsDate => Scalars == Values && (Scalar().Proposed == ContentScalars.Date || Scalar().Proposed == ContentScalars.DateTime);

    void AddText(ScalarValue scalar)
    {
        var text = scalar.Text.Trim();
        for (var i = 0; i < candidates.Length; i++)
            if (Fits(candidates[i], scalar, text)) fitting[i]++;
        if (text.Length > MaxTextLength) return;
        if (texts.TryGetValue(text, out var count)) texts[text] = count + 1;
        else if (texts.Count < MaxTexts) texts.Add(text, 1);
    }

    // A quoted number is a text that someone wanted to be a text, and 007 is no number. The words on and off are rarely meant as Booleans.
    static bool Fits(ContentScalar scalar, ScalarValue value, string text)
    {
        if (scalar == ContentScalars.Boolean) return text is "true" or "false" or "True" or "False" or "yes" or "no";
        if ((scalar == ContentScalars.Int || scalar == ContentScalars.Float) && (value.Style != ScalarStyle.Plain || (text is ['0', not '.', ..])))
            return false;
        return scalar.Read(value) is { Value: not null, IsCut: false };
    }

    void AddKeys(MappingValue mapping, string path)
    {
        if (depth >= MaxDepth || keys.Count > MaxKeys)
        {
            IsMap = true;
            return;
        }
        foreach (var entry in mapping.Entries)
        {
            if (!keys.TryGetValue(entry.Key, out var profile)) keys.Add(entry.Key, profile = new(depth + 1));
            profile.Add(entry.Value, path);
        }
    }
}
