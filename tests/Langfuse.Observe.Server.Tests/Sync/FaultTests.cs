using System.Text.Json.Nodes;
using Langfuse.Observe.Server.Tests.Cli;
using Langfuse.Observe.Server.Tests.Support;
using Xunit.Abstractions;
using static Langfuse.Observe.Server.Tests.Support.FaultyProxy;

namespace Langfuse.Observe.Server.Tests.Sync;

public sealed class FaultTests(ITestOutputHelper output) : SyncTest
{
    // SYNC_TRACES=100000 makes the long run; docs/sync.md has its figures.
    private static int Traces => int.TryParse(Environment.GetEnvironmentVariable("SYNC_TRACES"), out var count) ? count : 600;

    [Fact]
    public async Task RateLimitsErrorsResetsAndAKill_LoseNothingAndDoubleNothing()
    {
        var count = Traces;
        await SendAsync(SourceClient, count, perExport: 2000);
        // One rate limit costs a second each time, so there are few of them.
        await using var proxy = new FaultyProxy(Source.BaseUrl, (number, path) =>
            path.Contains("v2/observations?limit=1", StringComparison.Ordinal) ? Fault.None
            : number == 3 ? Fault.RateLimit
            : number % 11 == 0 ? Fault.Reset
            : number % 7 == 0 ? Fault.ServerError
            : number % 13 == 0 ? Fault.HalfAnAnswer
            : Fault.None);
        using var folder = new TemporaryFolder();
        var data = folder.File("target.db");
        string id;
        var began = System.Diagnostics.Stopwatch.StartNew();
        using (var first = await ChildServer.StartAsync(data))
        {
            using var made = await first.Client.PostAsync("api/integrations", $$"""
                {"name":"source","host":"{{proxy.Address}}","publicKey":"pk-lf-source","secretKey":"sk-lf-source-secret","autoSync":false,"batchSize":{{(count > 10_000 ? 100 : 5)}}}
                """);
            id = (string)(await BodyOf(made))["id"]!;
            using var started = await first.Client.PostAsync($"api/integrations/{id}/sync", """{"mode":"backfill","days":30}""");
            Assert.True(started.IsSuccessStatusCode);
            while ((int)(await first.Client.GetAsync("api/local/counts"))["observations"]! < count / 2)
            {
                await Task.Delay(10);
            }

            first.Kill();
        }

        using var second = await ChildServer.StartAsync(data);
        var run = await EndOfSyncAsync(second.Client, id, patienceSeconds: 600);

        output.WriteLine($"{count} traces in {began.Elapsed.TotalSeconds:0.0} s with {proxy.Faults.Count} faults and a kill: {count / began.Elapsed.TotalSeconds:0} traces/s");
        Assert.Equal("resume", (string?)run["trigger"]);
        var counts = await second.Client.GetAsync("api/local/counts");
        Assert.Equal((count, count * 2), ((int)counts["traces"]!, (int)counts["observations"]!));
        Assert.Superset(new HashSet<Fault> { Fault.RateLimit, Fault.Reset, Fault.ServerError }, proxy.Faults.ToHashSet());
        // It went on where it was, and did not begin anew.
        Assert.True((int)run["observationsNew"]! < count * 2 * 3 / 4 && (int)run["observationsFetched"]! < count * 2 * 3 / 4, run.ToJsonString());
        Assert.Equal(await DigestAsync(SourceClient), await DigestAsync(second.Client));
        Assert.Equal(await ContentsAsync(SourceClient, 50), await ContentsAsync(second.Client, 50));
    }

    [Fact]
    public async Task WithoutFaults_AllComes()
    {
        await SendAsync(SourceClient, Traces, perExport: 2000);
        var id = await IntegrateAsync();

        var began = System.Diagnostics.Stopwatch.StartNew();
        var run = await SyncAsync(id, """{"mode":"backfill","days":30}""", patienceSeconds: 600);

        output.WriteLine($"{Traces} traces of two observations in {began.Elapsed.TotalSeconds:0.0} s: {Traces / began.Elapsed.TotalSeconds:0} traces/s");
        Assert.Equal((Traces, Traces * 2), ((int)run["tracesIngested"]!, (int)run["observationsNew"]!));
        await Client.GetAsync("api/agents?fromTimestamp=2026-01-01T00:00:00Z");
        began.Restart();
        var agents = await Client.GetAsync("api/agents?fromTimestamp=2026-01-01T00:00:00Z");
        output.WriteLine($"the agents of them in {began.Elapsed.TotalMilliseconds:0} ms");
        Assert.Equal(Traces <= 10_000, (bool)agents["isComplete"]!);
    }

    [Fact]
    public async Task ARateLimit_IsWaitedFor_AsLongAsItAsks()
    {
        await SendAsync(SourceClient, 2);
        await using var proxy = new FaultyProxy(Source.BaseUrl, (number, _) => number == 2 ? Fault.RateLimit : Fault.None);
        var id = await IntegrateAsync(proxy.Address);

        var before = DateTimeOffset.UtcNow;
        var run = await SyncAsync(id);

        Assert.True(DateTimeOffset.UtcNow - before >= TimeSpan.FromSeconds(1));
        Assert.Equal((1, 2), ((int)run["retries"]!, (int)run["tracesIngested"]!));
    }

    [Fact]
    public async Task Cancelled_KeepsWhatCame_AndTheNextGoesOn()
    {
        await SendAsync(SourceClient, 60);
        var hang = true;
        await using var proxy = new FaultyProxy(Source.BaseUrl, (number, _) => number > 4 && Volatile.Read(ref hang) ? Fault.Hang : Fault.None);
        var id = await IntegrateAsync(proxy.Address, more: ""","batchSize":1""");
        using var started = await Client.PostAsync($"api/integrations/{id}/sync", "");
        while (proxy.Requests < 5)
        {
            await Task.Delay(10);
        }

        using var second = await Client.PostAsync($"api/integrations/{id}/sync", "");
        Assert.Equal(409, (int)second.StatusCode);
        Assert.True((bool)(await Client.GetAsync($"api/integrations/{id}/sync/status"))["data"]!["isActive"]!);
        using var cancelled = await Client.SendAsync(HttpMethod.Delete, $"api/integrations/{id}/sync");
        var run = await EndOfSyncAsync(Client, id, "cancelled");
        Volatile.Write(ref hang, false);
        await SyncAsync(id);

        Assert.InRange((int)run["observationsNew"]!, 1, 119);
        Assert.Equal(120, (int)(await Client.GetAsync("api/local/counts"))["observations"]!);
    }
}
