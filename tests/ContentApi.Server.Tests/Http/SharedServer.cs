namespace ContentApi.Server.Tests.Http;

/// <summary>One server for all tests of a class; the tests change nothing on it.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    internal TestServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await TestServer.StartAsync();

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
