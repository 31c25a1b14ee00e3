using System.Reflection;
using PublicApiGenerator;

namespace ContentApi.Tests;

/// <summary>The public types and members of a library, which <c>PublicApi.txt</c> in its folder lists.</summary>
static class PublicApi
{
    static readonly ApiGeneratorOptions options = new() { IncludeAssemblyAttributes = false };

    /// <summary>Fails if the library's public API is not the one in its file.</summary>
    /// <param name="library">The compiled project.</param>
    public static void Check(Assembly library) =>
        AcceptedFile.Check($"src/{library.GetName().Name}/PublicApi.txt", library.GeneratePublicApi(options));
}
