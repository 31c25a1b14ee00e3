using System.Globalization;
using ContentApi.Content.Diagnostics;
using ContentApi.Content.Model;

namespace ContentApi.Content.Entries;

/// <summary>Checks values against a <c>@constraint</c>. A check returns the end of a message about the part that is broken; null if none is.</summary>
static class ConstraintCheck
{
    public static string? OfText(Constraint constraint, string text)
    {
        if (text.Length < constraint.MinLength) return $"has {Count(text.Length, "character")}; at least {constraint.MinLength} are needed";
        if (text.Length > constraint.MaxLength) return $"has {Count(text.Length, "character")}; at most {constraint.MaxLength} are allowed";
        return constraint.Pattern is { } pattern && !pattern.IsMatch(text) ? $"does not match the pattern {Quote.Text(pattern.ToString())}" : null;
    }

    public static string? OfNumber(Constraint constraint, double number)
    {
        if (number < constraint.Min) return Invariant($"is {number}; at least {constraint.Min} is needed");
        return number > constraint.Max ? Invariant($"is {number}; at most {constraint.Max} is allowed") : null;
    }

    public static string? OfCount(Constraint constraint, int count)
    {
        if (count < constraint.MinItems) return $"has {Count(count, "item")}; at least {constraint.MinItems} are needed";
        return count > constraint.MaxItems ? $"has {Count(count, "item")}; at most {constraint.MaxItems} are allowed" : null;
    }

    static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
