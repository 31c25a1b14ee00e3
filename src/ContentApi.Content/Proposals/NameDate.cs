using ContentApi.Content.Scalars;

namespace ContentApi.Content.Proposals;

/// <summary>The date with which the name of a file or folder begins.</summary>
static class NameDate
{
    /// <summary>The date before a hyphen; null if the name begins with none.</summary>
    public static DateOnly? Of(string name) =>
        name.Length > 11 && name[4] == '-' && name[7] == '-' && name[10] == '-' ? Timestamps.ReadDate(name.AsSpan(0, 10)) : null;
}
