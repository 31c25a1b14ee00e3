using ContentApi.Server.Configuration;

namespace ContentApi.Server.Tests.Configuration;

public sealed class SettingsTests : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("content-api-settings-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Without_any_setting_the_defaults_hold()
    {
        var options = Read();
        Assert.Equal(("HEAD", "content-repo", "schema", null), (options.Ref, options.Content, options.Schema, options.SchemaFile));
        Assert.Equal("http://127.0.0.1:5080", options.Urls);
    }

    [Theory]
    [InlineData(null, null, null, "HEAD")]
    [InlineData("file", null, null, "file")]
    [InlineData("file", "environment", null, "environment")]
    [InlineData("file", "environment", "command", "command")]
    [InlineData("file", null, "command", "command")]
    [InlineData(null, "environment", null, "environment")]
    public void The_command_line_overrides_the_environment_which_overrides_the_file(string? file, string? environment, string? command, string expected) =>
        Assert.Equal(expected, Read(
            file is null ? null : $$"""{ "ContentApi": { "Ref": "{{file}}" } }""",
            environment is null ? [] : [("CONTENTAPI_REF", environment)],
            command is null ? [] : [("Ref", command)]).Ref);

    [Theory]
    [InlineData("CONTENTAPI_SchemaFile")]
    [InlineData("CONTENTAPI_SCHEMAFILE")]
    [InlineData("CONTENTAPI_SCHEMA_FILE")]
    [InlineData("ContentApi_schemaFile")]
    public void The_name_of_a_variable_ignores_case_and_underscores(string name) => Assert.Equal("models", Read(environment: [(name, "models")]).SchemaFile);

    [Fact]
    public void A_variable_of_another_program_is_ignored() => Assert.Equal("HEAD", Read(environment: [("CONTENTAPI_HOME", "/opt")]).Ref);

    [Theory]
    [InlineData("""{"ContentApi": {"MaxBodyBytes": 5}}""",
        "The setting 'ContentApi:MaxBodyBytes' in appsettings.json is 5; it must be between 1024 and 67108864.")]
    [InlineData("""{"ContentApi": {"DiagnosticsShown": -1}}""", "is -1; it must be between 0 and 10000.")]
    [InlineData("""{"ContentApi": {"MaxBodyBytes": "many"}}""",
        "The setting 'ContentApi:MaxBodyBytes' in appsettings.json is 'many'; it must be a whole number.")]
    [InlineData("""{"ContentApi": {"MaxBodyBytes": 99999999999}}""", "is '99999999999'; it must be a whole number.")]
    [InlineData("""{"ContentApi": {"Introspection": "maybe"}}""", "is 'maybe'; it must be true or false.")]
    [InlineData("""{"ContentApi": {"Transport": "pigeons"}}""", "is 'pigeons'; it must be sockets or kestrel.")]
    [InlineData("""{"ContentApi": {"SiteUrl": "example.org"}}""", "is 'example.org'. SiteUrl must be an address such as https://example.org")]
    [InlineData("""{"ContentApi": {"Reff": "main"}}""", "appsettings.json has an unknown setting 'ContentApi:Reff'. The settings are: ")]
    [InlineData("""{"ContentApi": {"Ref": ""}}""", "The setting 'ContentApi:Ref' in appsettings.json is empty; it needs a value.")]
    [InlineData("{\n  !", "LineNumber: 1")]
    public void A_faulty_setting_is_reported_by_name(string file, string expected)
    {
        var failure = Assert.Throws<CommandFailure>(() => Read(file));
        Assert.Contains(expected, failure.Message);
        Assert.DoesNotContain('\n', failure.Message);
        Assert.Equal(ExitCode.CannotRun, failure.ExitCode);
    }

    [Theory]
    [InlineData("CONTENTAPI_MAX_DEPTH", "many", "The environment variable CONTENTAPI_MAX_DEPTH is 'many'; it must be a whole number.")]
    [InlineData("CONTENTAPI_MAXDEPTH", "0", "The environment variable CONTENTAPI_MAXDEPTH is 0; it must be between 1 and 500.")]
    [InlineData("CONTENTAPI_REF", "", "The environment variable CONTENTAPI_REF is empty; it needs a value.")]
    public void A_faulty_variable_is_reported_by_name_in_one_sentence(string variable, string value, string expected) =>
        Assert.Equal(expected, Assert.Throws<CommandFailure>(() => Read(environment: [(variable, value)])).Message);

    ContentApiOptions Read(string? file = null, (string, string)[]? environment = null, (string, string)[]? commandLine = null)
    {
        if (file is not null) File.WriteAllText(Path.Combine(folder.FullName, Settings.FileName), file);
        return Settings.Read(folder.FullName, Pairs(environment), Pairs(commandLine)).Options;
    }

    static IEnumerable<KeyValuePair<string, string?>> Pairs((string Key, string Value)[]? pairs) =>
        (pairs ?? []).Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value));
}
