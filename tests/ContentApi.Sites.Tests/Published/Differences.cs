namespace ContentApi.Sites.Tests.Published;

/// <summary>Compares what is served with what a site publishes, but for a rest that is listed with reasons.</summary>
static class Differences
{
    /// <summary>Compares two sets of addresses.</summary>
    /// <param name="rest">Addresses that only one of the sets has, with the reason. Each must be such an address still.</param>
    public static void OfAddresses(IEnumerable<string> published, IEnumerable<string> served, IReadOnlyDictionary<string, string> rest)
    {
        var (site, api) = (published.ToHashSet(StringComparer.Ordinal), served.ToHashSet(StringComparer.Ordinal));
        var differences = site.Except(api).Select(address => $"{address} is published and not served")
            .Concat(api.Except(site).Select(address => $"{address} is served and not published"));
        Assert.Equal(rest.Keys.Order(StringComparer.Ordinal), differences.Order(StringComparer.Ordinal));
    }

    /// <summary>Compares the texts of pages by their addresses.</summary>
    /// <param name="pages">The address, the text that the site publishes, and the text that is served.</param>
    /// <param name="rest">The addresses of pages whose texts differ, with the reason. Each must differ still.</param>
    /// <returns>The number of pages that were compared.</returns>
    public static int OfTexts(IEnumerable<(string Address, string Published, string Served)> pages, IReadOnlyDictionary<string, string> rest)
    {
        var compared = 0;
        var differ = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (address, published, served) in pages)
        {
            compared++;
            if (published == served) continue;
            differ.Add(address);
            // Shows where the texts part, unless the difference is known.
            if (!rest.ContainsKey(address)) Assert.Equal($"{address}: {published}", $"{address}: {served}");
        }
        Assert.Equal(rest.Keys.Order(StringComparer.Ordinal), differ.Order(StringComparer.Ordinal));
        return compared;
    }
}
