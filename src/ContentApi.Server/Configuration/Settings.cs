using System.ComponentModel.DataAnnotations;

namespace ContentApi.Server.Configuration;

/// <summary>
/// The settings. They are read from <c>appsettings.json</c> in the current folder, the environment and the command line, of which the later wins.
/// </summary>
/// <param name="Options">The values of the section <c>ContentApi</c>, validated.</param>
/// <param name="Configuration">The whole, of which the sections <c>Logging</c> and <c>Kestrel</c> are ASP.NET Core's.</param>
sealed record Settings(ContentApiOptions Options, IConfiguration Configuration)
{
    public const string FileName = "appsettings.json", Section = "ContentApi", EnvironmentPrefix = "CONTENTAPI_";

    /// <param name="folder">The folder of <see cref="FileName"/>.</param>
    /// <param name="environment">
    /// The environment variables. Case and further underscores of their names are ignored: <c>CONTENTAPI_SCHEMA_FILE</c> is <c>SchemaFile</c>.
    /// </param>
    /// <param name="commandLine">The settings that were given, by their names in <see cref="ContentApiOptions"/>.</param>
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
            var section = configuration.GetSection(Section);
            if (section.GetChildren().FirstOrDefault(setting => !Names.Contains(setting.Key)) is { } unknown)
                throw new CommandFailure($"{FileName} has an unknown setting '{unknown.Path}'. The settings are: {string.Join(", ", Names)}.");
            var options = new ContentApiOptions();
            section.Bind(options, binder => binder.ErrorOnUnknownConfiguration = true);
            Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
            if (options.TrustedDocumentsOnly && options.TrustedDocuments is null)
                throw new CommandFailure("TrustedDocumentsOnly is set without a folder of TrustedDocuments: nothing could be executed.");
            return new(options, configuration);
        }
        catch (ValidationException exception)
        {
            throw new CommandFailure($"{exception.Message} It is '{exception.Value}'.");
        }
        catch (Exception exception) when (exception is InvalidOperationException or InvalidDataException)
        {
            throw new CommandFailure($"The settings cannot be read: {string.Join(' ', Messages(exception))}");
        }
    }

    // An unknown name in the environment is not a mistake: another program may use the prefix.
    static bool IsOurs(KeyValuePair<string, string?> variable) =>
        variable.Key.StartsWith(EnvironmentPrefix, StringComparison.OrdinalIgnoreCase)
        && Names.Contains(NameIn(variable.Key));

    static readonly HashSet<string> Names =
        typeof(ContentApiOptions).GetProperties().Select(property => property.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns the messages of an exception and of its inner exceptions, which name the place.</summary>
    static IEnumerable<string> Messages(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException) yield return exception.Message;
    }

    static string NameIn(string variable) => variable[EnvironmentPrefix.Length..].Replace("_", "");

    static KeyValuePair<string, string?> Of(string section, string key, string? value) => new($"{section}:{key}", value);
}
