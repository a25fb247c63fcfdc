using System.Text.Json.Nodes;

namespace Langfuse.Observe.Server.Tests.Support;

/// <summary>A test with a server of its own.</summary>
public abstract class ServerTest : IAsyncLifetime
{
    protected LangfuseLocalServer Server { get; private set; } = null!;

    private protected ServerClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Server = await LangfuseLocalServer.StartAsync();
        Client = new ServerClient(Server);
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }

    protected static async Task<JsonNode> BodyOf(HttpResponseMessage response) => JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
}
