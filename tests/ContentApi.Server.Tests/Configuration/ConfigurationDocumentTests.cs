using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using ContentApi.Server.Configuration;

namespace ContentApi.Server.Tests.Configuration;

public class ConfigurationDocumentTests
{
    [Fact]
    public void The_document_lists_every_setting_with_its_default_and_its_range()
    {
        var defaults = new ContentApiOptions();
        var rows = typeof(ContentApiOptions).GetProperties().Select(property =>
        {
            var value = Convert.ToString(property.GetValue(defaults), CultureInfo.InvariantCulture);
            var range = property.GetCustomAttribute<RangeAttribute>() is { } limits ? $"{limits.Minimum} to {limits.Maximum}" : "";
            var description = property.GetCustomAttribute<DescriptionAttribute>()!.Description;
            return $"| `{property.Name}` | {(value is { Length: > 0 } ? $"`{value}`" : "none")} | {range} | {description} |";
        });
        Assert.Equal(rows, File.ReadLines(DocumentPath()).Where(line => line.StartsWith("| `", StringComparison.Ordinal) && line.Split('|').Length == 6));
    }

    static string DocumentPath([CallerFilePath] string source = "") =>
        Path.Combine(Path.GetDirectoryName(source)!, "../../../docs/configuration.md");
}
