using System.Text.Json.Nodes;

namespace Langfuse.Observe.Server.Tests.Support;

/// <summary>A test with a server of its own.</summary>
public abstract class ServerTest : IAsyncLifetime
{
    protected LangfuseLocalServer Server { get; private set; } = null!;

    private protected ServerClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Server = await LangfuseLocalServer.StartAsync(await OptionsAsync());
        Client = new ServerClient(Server);
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }

    /// <summary>How the server is started: over a file, unless a class of tests runs over something else.</summary>
    private protected virtual Task<LangfuseLocalServerOptions> OptionsAsync() => Task.FromResult(new LangfuseLocalServerOptions());

    protected static async Task<JsonNode> BodyOf(HttpResponseMessage response) => JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
}
