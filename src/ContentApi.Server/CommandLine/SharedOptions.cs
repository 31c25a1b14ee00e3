using System.CommandLine;
using System.ComponentModel;
using System.Reflection;
using ContentApi.Server.Configuration;

namespace ContentApi.Server.CommandLine;

/// <summary>The options that are settings as well. Their descriptions and defaults are those of <see cref="ContentApiOptions"/>.</summary>
static class SharedOptions
{
    static readonly ContentApiOptions Defaults = new();

    /// <summary>The options that choose a commit and the folders in it, by the names of <see cref="ContentApiOptions"/>.</summary>
    static readonly IReadOnlyList<(string Setting, Option<string> Option)> Content =
    [
        (nameof(ContentApiOptions.Repository), Of(nameof(ContentApiOptions.Repository), "--repository", "PATH")),
        (nameof(ContentApiOptions.Ref), Of(nameof(ContentApiOptions.Ref), "--ref", "NAME")),
        (nameof(ContentApiOptions.Content), Of(nameof(ContentApiOptions.Content), "--content", "DIR")),
        (nameof(ContentApiOptions.Schema), Of(nameof(ContentApiOptions.Schema), "--schema", "DIR")),
        (nameof(ContentApiOptions.SchemaFile), Of(nameof(ContentApiOptions.SchemaFile), "--schema-file", "DIR")),
    ];

    static readonly IReadOnlyList<(string Setting, Option<string> Option)> Serving =
    [
        (nameof(ContentApiOptions.Urls), Of(nameof(ContentApiOptions.Urls), "--urls", "URLS")),
        (nameof(ContentApiOptions.SiteUrl), Of(nameof(ContentApiOptions.SiteUrl), "--site-url", "URL")),
    ];

    public static void AddContentOptions(this Command command)
    {
        foreach (var (_, option) in Content) command.Add(option);
    }

    public static void AddServingOptions(this Command command)
    {
        foreach (var (_, option) in Serving) command.Add(option);
    }

    /// <exception cref="CommandFailure">See <see cref="Settings.Read"/>.</exception>
    public static Settings Settings(this ParseResult command)
    {
        var given = Content.Concat(Serving)
            .Where(shared => command.GetResult(shared.Option) is { Implicit: false })
            .Select(shared => KeyValuePair.Create(shared.Setting, command.GetValue(shared.Option)));
        var environment = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
            .Select(variable => KeyValuePair.Create((string)variable.Key, (string?)variable.Value));
        return Configuration.Settings.Read(Environment.CurrentDirectory, environment, given);
    }

    static Option<string> Of(string setting, string name, string helpName)
    {
        var property = typeof(ContentApiOptions).GetProperty(setting)!;
        var description = property.GetCustomAttribute<DescriptionAttribute>()!.Description;
        return new(name) { HelpName = helpName, Description = property.GetValue(Defaults) is { } value ? $"{description} [default: {value}]" : description };
    }
}
