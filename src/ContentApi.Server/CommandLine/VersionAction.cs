using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;
using ContentApi.Server.Configuration;

namespace ContentApi.Server.CommandLine;

/// <summary>Prints the version and the first 12 digits of the commit that the program was built from: <c>content-api 0.1.0+953aecf5547a</c>.</summary>
/// <remarks>
/// "-dirty" follows the commit if files differed from it. The commit is "unknown" if the program was built outside Git. The build writes it into the
/// program's runtime configuration, so that a commit alone compiles nothing anew.
/// </remarks>
sealed class VersionAction : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        var version = typeof(VersionAction).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        var commit = AppContext.GetData("ContentApi.Commit") ?? "unknown";
        parseResult.InvocationConfiguration.Output.WriteLine($"content-api {version}+{commit}");
        return ExitCode.Success;
    }
}
