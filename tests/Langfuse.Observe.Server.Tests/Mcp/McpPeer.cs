using System.Text;
using System.Text.Json.Nodes;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Langfuse.Observe.Server.Tests.Mcp;

/// <summary>The protocol's own client in C#.</summary>
internal static class McpPeer
{
    public static Task<McpClient> ConnectAsync(LangfuseLocalServer server, string? pair = null) => McpClient.CreateAsync(new HttpClientTransport(new HttpClientTransportOptions
    {
        Endpoint = new Uri(server.BaseUrl, "/api/public/mcp"),
        TransportMode = HttpTransportMode.StreamableHttp,
        AdditionalHeaders = new Dictionary<string, string> { ["Authorization"] = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(pair ?? $"{server.PublicKey}:{server.SecretKey}")) },
    }));

    /// <summary>The answer of a call that must succeed.</summary>
    public static async Task<JsonNode> AskAsync(this McpClient agent, string tool, Dictionary<string, object?> arguments)
    {
        var result = await agent.CallToolAsync(tool, arguments);
        var text = ((TextContentBlock)result.Content[0]).Text;
        Assert.False(result.IsError ?? false, $"{tool}: {text}");
        return JsonNode.Parse(text)!;
    }
}
