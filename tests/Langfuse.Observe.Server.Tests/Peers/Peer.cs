using System.Diagnostics;
using System.Text.Json.Nodes;
using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Server.Tests.Peers;

/// <summary>Runs programs of others against a server.</summary>
internal static class Peer
{
    /// <summary>Runs a script of tests/peers/sdks; gives the JSON of its last line.</summary>
    public static async Task<JsonNode> RunAsync(LangfuseLocalServer server, string script)
    {
        var (code, output, error) = await RunAsync(Script(server, script));
        Assert.True(code == 0, output + error);
        return JsonNode.Parse(output.Trim().Split('\n')[^1])!;
    }

    public static ProcessStartInfo Script(LangfuseLocalServer server, string script)
    {
        var start = JsPeer.Script(script, "sdks");
        var address = server.BaseUrl.GetLeftPart(UriPartial.Authority);
        start.Environment["LANGFUSE_BASE_URL"] = address;
        start.Environment["LANGFUSE_HOST"] = address;
        start.Environment["PEER_GRPC_URL"] = address;
        start.Environment["LANGFUSE_PUBLIC_KEY"] = server.PublicKey;
        start.Environment["LANGFUSE_SECRET_KEY"] = server.SecretKey;
        return start;
    }

    public static async Task<(int Code, string Output, string Error)> RunAsync(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }
}
