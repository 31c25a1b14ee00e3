using System.ComponentModel;
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
        var (variables, given) = (environment.Where(IsOurs).ToList(), commandLine.ToList());
        // Where the value of a setting comes from, for messages.
        string SourceOf(string name) =>
            given.Exists(pair => pair.Key == name) ? $"The setting {name}"
            : variables.Find(pair => NameIn(pair.Key).Equals(name,
                StringComparison.OrdinalIgnoreCase)).Key is { } variable ? $"The environment variable {variable}"
            : $"The setting '{Section}:{name}' in {FileName}";
        try
        {
            var configuration = new ConfigurationBuilder()
                .SetBasePath(folder)
                .AddJsonFile(FileName, optional: true, reloadOnChange: false)
                .AddInMemoryCollection(variables.Select(pair => Of(Section, NameIn(pair.Key), pair.Value)))
                .AddInMemoryCollection(given.Select(pair => Of(Section, pair.Key, pair.Value)))
                .Build();
            var section = configuration.GetSection(Section);
            if (section.GetChildren().FirstOrDefault(setting => !Names.Contains(setting.Key)) is { } unknown)
                throw new CommandFailure($"{FileName} has an unknown setting '{unknown.Path}'. The settings are: {string.Join(", ", Names)}.");
            CheckTypes(section, SourceOf);
            var options = new ContentApiOptions();
            section.Bind(options, binder => binder.ErrorOnUnknownConfiguration = true);
            Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
            if (options.TrustedDocumentsOnly && options.TrustedDocuments is null)
                throw new CommandFailure("TrustedDocumentsOnly is set without a folder of TrustedDocuments: nothing could be executed.");
            return new(options, configuration);
        }
        catch (ValidationException exception)
        {
            var source = SourceOf(exception.ValidationResult.MemberNames.First());
            throw new CommandFailure(exception.ValidationAttribute switch
            {
                RangeAttribute range => $"{source} is {exception.Value}; it must be between {range.Minimum} and {range.Maximum}.",
                RequiredAttribute => $"{source} is empty; it needs a value.",
                _ => $"{source} is '{exception.Value}'. {exception.Message}",
            });
        }
        catch (Exception exception) when (exception is InvalidOperationException or InvalidDataException)
        {
            throw new CommandFailure($"The settings cannot be read: {string.Join(' ', Messages(exception))}");
        }
    }

    /// <exception cref="CommandFailure">The text of a setting cannot be converted to its type.</exception>
    static void CheckTypes(IConfigurationSection section, Func<string, string> sourceOf)
    {
        foreach (var property in typeof(ContentApiOptions).GetProperties())
        {
            if (section[property.Name] is not { } text || IsOf(property.PropertyType, text)) continue;
            var expected = property.PropertyType.IsEnum ? string.Join(" or ", Enum.GetNames(property.PropertyType).Select(name => name.ToLowerInvariant()))
                : property.PropertyType == typeof(bool) ? "true or false" : "a whole number";
            throw new CommandFailure($"{sourceOf(property.Name)} is '{text}'; it must be {expected}.");
        }
    }

    static bool IsOf(Type type, string text) =>
        type.IsEnum ? Enum.GetNames(type).Contains(text, StringComparer.OrdinalIgnoreCase) : TypeDescriptor.GetConverter(type).IsValid(text);

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
