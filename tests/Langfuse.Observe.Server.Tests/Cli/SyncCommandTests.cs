using System.Text.Json.Nodes;
using Langfuse.Observe.Server.Tests.Support;
using Langfuse.Observe.Server.Tests.Sync;

namespace Langfuse.Observe.Server.Tests.Cli;

public sealed class SyncCommandTests : SyncTest
{
    private Dictionary<string, string> Environment(string home) => new()
    {
        ["LANGFUSE_BASE_URL"] = Server.BaseUrl.AbsoluteUri, ["LANGFUSE_PUBLIC_KEY"] = Server.PublicKey, ["LANGFUSE_SECRET_KEY"] = Server.SecretKey, ["XDG_DATA_HOME"] = home,
        ["LANGFUSE_SOURCE_PUBLIC_KEY"] = "pk-lf-source", ["LANGFUSE_SOURCE_SECRET_KEY"] = "sk-lf-source-secret", ["LANGFUSE_TO_PUBLIC_KEY"] = "pk-lf-source", ["LANGFUSE_TO_SECRET_KEY"] = "sk-lf-source-secret",
    };

    [Fact]
    public async Task Sync_AddsTestsPullsAndRemoves()
    {
        using var folder = new TemporaryFolder();
        await SendAsync(SourceClient, 5);

        var added = await RunAsync(folder, "sync", "add", "prod", "--host", Source.BaseUrl.AbsoluteUri, "--manual");
        var pulled = await RunAsync(folder, "sync", "prod", "--backfill", "30d");
        var again = JsonNode.Parse(await RunAsync(folder, "sync", "prod", "--json"))!;
        var listed = await RunAsync(folder, "sync");
        var tested = await RunAsync(folder, "sync", "test", "prod");
        await RunAsync(folder, "sync", "remove", "prod");
        var (code, _, error) = await Tool.RunAsync(Environment(folder.File("home")), "sync", "prod");

        Assert.Contains("Connection successful: the keys open the project 'source'", added, StringComparison.Ordinal);
        Assert.Contains("completed: 5 traces, 5 of them new or changed; 10 new observations", pulled, StringComparison.Ordinal);
        Assert.Equal(("completed", 0), ((string)again["status"]!, (int)again["tracesIngested"]!));
        Assert.StartsWith("prod\t", listed, StringComparison.Ordinal);
        Assert.Contains("Connection successful", tested, StringComparison.Ordinal);
        Assert.Equal(1, code);
        Assert.Contains("has no integration 'prod'", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sync_WithWrongKeys_FailsWithTheCure()
    {
        using var folder = new TemporaryFolder();

        var (code, _, error) = await Tool.RunAsync(Environment(folder.File("home")), "sync", "add", "prod", "--host", Source.BaseUrl.AbsoluteUri, "--source-secret-key", "sk-lf-wrong", "--manual");
        var (second, _, reason) = await Tool.RunAsync(Environment(folder.File("home")), "sync", "prod");

        Assert.Equal((1, 1), (code, second));
        Assert.Contains("Authentication failed", error, StringComparison.Ordinal);
        Assert.Contains("The sync of 'prod' ended as failed: Authentication failed", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Push_SendsEverything_TwiceIsOnce_AndADryRunNothing()
    {
        using var folder = new TemporaryFolder();
        await SendAsync(Client, 20);
        await Client.PostAsync("api/public/scores", $$"""{"id":"s1","name":"quality","value":0.5,"traceId":"{{Ids.Trace(3)}}","observationId":"{{Ids.Span(7)}}","comment":"c"}""");
        await Client.PostAsync("api/public/scores", """{"id":"s2","name":"happy","value":1,"dataType":"BOOLEAN","sessionId":"session-1"}""");
        await Client.PostAsync("api/public/v2/prompts", """{"name":"p","prompt":"one","labels":["production"]}""");
        await Client.PostAsync("api/public/v2/prompts", """{"name":"p","prompt":"two"}""");
        await Client.PostAsync("api/public/v2/datasets", """{"name":"golden","description":"d"}""");
        await Client.PostAsync("api/public/dataset-items", """{"id":"i1","datasetName":"golden","input":{"q":1},"expectedOutput":"a"}""");

        var dry = JsonNode.Parse(await RunAsync(folder, "push", "--to", Source.BaseUrl.AbsoluteUri, "--dry-run", "--json"))!;
        Assert.Equal(0, (int)(await SourceClient.GetAsync("api/local/counts"))["observations"]!);
        var first = JsonNode.Parse(await RunAsync(folder, "push", "--to", Source.BaseUrl.AbsoluteUri, "--json"))!;
        var second = JsonNode.Parse(await RunAsync(folder, "push", "--to", Source.BaseUrl.AbsoluteUri, "--json", "--all"))!;

        foreach (var report in (JsonNode[])[dry, first])
        {
            Assert.Equal((20, 40, 2), ((int)report["traces"]!, (int)report["observations"]!, (int)report["scores"]!));
            Assert.Equal((2, 1, 1), ((int)report["promptVersions"]!, (int)report["datasets"]!, (int)report["datasetItems"]!));
        }

        Assert.Equal((0, 0, 0), ((int)second["promptVersions"]!, (int)second["datasets"]!, (int)second["datasetItems"]!));
        var counts = await SourceClient.GetAsync("api/local/counts");
        Assert.Equal((20, 40, 2), ((int)counts["traces"]!, (int)counts["observations"]!, (int)counts["scores"]!));
        Assert.Equal(await ContentsAsync(Client, 20), await ContentsAsync(SourceClient, 20));
        Assert.Equal("one", (string?)(await SourceClient.GetAsync("api/public/v2/prompts/p"))["prompt"]);
        Assert.Empty((await SourceClient.GetAsync("api/local/warnings"))["data"]!.AsArray());
    }

    [Fact]
    public async Task Push_KilledInTheMiddle_GoesOnWhereItWas()
    {
        using var folder = new TemporaryFolder();
        await SendAsync(Client, 1000, minutesAgo: 180);
        var exports = 0;
        var hangs = true;
        await using var proxy = new FaultyProxy(Source.BaseUrl, (_, path) =>
            path.EndsWith("/otel/v1/traces", StringComparison.Ordinal) && Interlocked.Increment(ref exports) > 2 && Volatile.Read(ref hangs) ? FaultyProxy.Fault.Hang : FaultyProxy.Fault.None);
        using (var first = Tool.Start(Environment(folder.File("home")), "push", "--to", proxy.Address.AbsoluteUri))
        {
            while (Volatile.Read(ref exports) < 3 && !first.HasExited)
            {
                await Task.Delay(20);
            }

            first.Kill();
            await first.WaitForExitAsync();
        }

        Volatile.Write(ref hangs, false);
        var second = JsonNode.Parse(await RunAsync(folder, "push", "--to", proxy.Address.AbsoluteUri, "--json"))!;

        Assert.InRange((int)second["observations"]!, 900, 1100);
        var counts = await SourceClient.GetAsync("api/local/counts");
        Assert.Equal((1000, 2000), ((int)counts["traces"]!, (int)counts["observations"]!));
        Assert.Equal(await DigestAsync(Client), await DigestAsync(SourceClient));
    }

    [Fact]
    public async Task Push_WithoutKeysOrOntoItself_SaysSo()
    {
        using var folder = new TemporaryFolder();
        var environment = Environment(folder.File("home"));
        environment.Remove("LANGFUSE_TO_PUBLIC_KEY");

        var (code, _, error) = await Tool.RunAsync(environment, "push", "--to", "https://langfuse.example.com");
        var (second, _, itself) = await Tool.RunAsync(environment, "push", "--to", Server.BaseUrl.AbsoluteUri, "--base-url", Server.BaseUrl.AbsoluteUri, "--to-public-key", Server.PublicKey, "--to-secret-key", Server.SecretKey);

        Assert.Equal((1, 1), (code, second));
        Assert.Contains("There are no keys for https://langfuse.example.com/", error, StringComparison.Ordinal);
        Assert.Contains("pushed onto itself", itself, StringComparison.Ordinal);
    }

    private async Task<string> RunAsync(TemporaryFolder folder, params string[] arguments)
    {
        var (code, output, error) = await Tool.RunAsync(Environment(folder.File("home")), arguments);
        Assert.True(code == 0, $"{string.Join(' ', arguments)}: {code} {error}{output}");
        return output;
    }
}
