using System.ComponentModel.DataAnnotations;
using ContentApi.Server.CommandLine;
using Microsoft.Extensions.Configuration;

namespace ContentApi.Server.Configuration;

/// <summary>Where settings come from; the later wins: <c>appsettings.json</c> in the current folder, the environment, the command line.</summary>
/// <param name="Options">The section <c>ContentApi</c>, checked.</param>
/// <param name="Configuration">The whole, of which the sections <c>Logging</c> and <c>Kestrel</c> are ASP.NET Core's.</param>
sealed record Settings(ContentApiOptions Options, IConfiguration Configuration)
{
    public const string FileName = "appsettings.json", Section = "ContentApi", EnvironmentPrefix = "CONTENTAPI_";

    /// <param name="folder">The folder of <see cref="FileName"/>.</param>
    /// <param name="environment">Names of any case; further underscores do not matter: <c>CONTENTAPI_SCHEMA_FILE</c> is <c>SchemaFile</c>.</param>
    /// <param name="commandLine">By the names of <see cref="ContentApiOptions"/>: only what was given.</param>
    /// <exception cref="CommandFailure">A setting is unknown or out of range, or the file is not JSON.</exception>
    public static Settings Read(
        string folder, IEnumerable<KeyValuePair<string, string?>> environment, IEnumerable<KeyValuePair<string, string?>> commandLine)
    {
        try
        {
            var configuration = new ConfigurationBuilder()
                .SetBasePath(folder)
                .AddJsonFile(FileName, optional: true, reloadOnChange: false)
                .AddInMemoryCollection(environment.Where(IsOurs).Select(pair => Of(Section, NameIn(pair.Key), pair.Value)))
                .AddInMemoryCollection(commandLine.Select(pair => Of(Section, pair.Key, pair.Value)))
                .Build();
            var options = new ContentApiOptions();
            configuration.GetSection(Section).Bind(options, binder => binder.ErrorOnUnknownConfiguration = true);
            Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
            return new(options, configuration);
        }
        catch (ValidationException exception)
        {
            throw new CommandFailure($"{exception.Message} It is '{exception.Value}'.");
        }
        catch (Exception exception) when (exception is InvalidOperationException or InvalidDataException)
        {
            throw new CommandFailure($"The settings cannot be read: {exception.Message}{(exception.InnerException is { } inner ? $" {inner.Message}" : "")}");
        }
    }

    // An unknown name in the environment is no mistake: another program may use the prefix.
    static bool IsOurs(KeyValuePair<string, string?> variable) =>
        variable.Key.StartsWith(EnvironmentPrefix, StringComparison.OrdinalIgnoreCase)
        && typeof(ContentApiOptions).GetProperties().Any(property => property.Name.Equals(NameIn(variable.Key), StringComparison.OrdinalIgnoreCase));

    static string NameIn(string variable) => variable[EnvironmentPrefix.Length..].Replace("_", "");

    static KeyValuePair<string, string?> Of(string section, string key, string? value) => new($"{section}:{key}", value);
}
