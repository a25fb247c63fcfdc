using System.Globalization;
using Langfuse.Observe.Server.Tests.Support;
using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Server.Tests.Storage.Processes;

/// <summary>
/// What was answered with success outlives kill -9. Three times in each run;
/// <c>LANGFUSE_KILLS=20 dotnet test tests/Langfuse.Observe.Server.Tests --filter KillTests</c> does it twenty times.
/// </summary>
public sealed class KillTests : IDisposable
{
    private const int Senders = 4;
    private static readonly int s_kills = int.Parse(Environment.GetEnvironmentVariable("LANGFUSE_KILLS") ?? "3", CultureInfo.InvariantCulture);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task Sqlite_KeepsWhatItAnsweredWithSuccess() => KillAsync("--data", _folder.File("traces.db"));

    [Fact]
    public async Task Postgres_KeepsWhatItAnsweredWithSuccess() => await KillAsync("--postgres", await PostgresServer.NewSchemaAsync());

    [Fact]
    public async Task ClickHouse_KeepsWhatItAnsweredWithSuccess() => await KillAsync(await ClickHouseServer.ArgumentsAsync());

    [Theory]
    [InlineData("PostgreSQL")]
    [InlineData("ClickHouse")]
    public async Task ThreeServers_OverOneDatabase_AreOne_AlsoWhenOneOfThemIsKilled(string kind)
    {
        string[] store = kind == "ClickHouse" ? await ClickHouseServer.ArgumentsAsync() : ["--postgres", await PostgresServer.NewSchemaAsync()];
        // All at once: one of them makes the tables, and the others wait for it.
        using var killed = await ServedProcess.StartAsync(store);
        var others = await Task.WhenAll(ServedProcess.StartAsync(store), ServedProcess.StartAsync(store));
        using var second = others[0];
        using var third = others[1];
        await MixedLoad.PrepareAsync(killed.Client);
        ServerClient[] clients = [killed.Client, second.Client, third.Client];
        var load = new MixedLoad();
        var turn = 0;
        using var stop = new CancellationTokenSource();

        var running = load.RunAsync(() => clients[(uint)Interlocked.Increment(ref turn) % clients.Length], Senders, stop.Token);
        await Patience.UntilAsync(() => load.Acknowledged > 60);
        killed.Kill();
        var before = load.Acknowledged;
        clients = [second.Client, third.Client];
        await Patience.UntilAsync(() => load.Acknowledged > before + 60);
        await stop.CancelAsync();
        await running;

        Assert.Empty(load.Refusals);
        await load.CheckAsync(second.Client);
        await load.CheckAsync(third.Client);
        Assert.Equal((await second.Client.GetAsync("api/local/counts")).ToJsonString(), (await third.Client.GetAsync("api/local/counts")).ToJsonString());
    }

    [Fact]
    public async Task Key_MadeByOneServer_IsGoodAtOnceForTheOthers()
    {
        var options = await PostgresServer.OptionsAsync();
        await using var first = await LangfuseLocalServer.StartAsync(options);
        await using var second = await LangfuseLocalServer.StartAsync(options);
        using var client = new ServerClient(first);

        for (var number = 0; number < 5; number++)
        {
            using var made = await client.PostAsync("api/local/organization/apiKeys", "{}");
            var key = System.Text.Json.Nodes.JsonNode.Parse(await made.Content.ReadAsStringAsync())!;
            using var other = new ServerClient(second.BaseUrl, (string)key["publicKey"]!, (string)key["secretKey"]!);
            Assert.NotNull(await other.GetAsync("api/public/organizations/projects"));
        }
    }

    [Fact]
    public async Task LostPostgres_IsRefusedWithRetryAfter_AndNothingAnsweredWithSuccessIsLost()
    {
        using var postgres = await PostgresInstance.StartAsync();
        await using var server = await LangfuseLocalServer.StartAsync(options => options.Postgres = postgres.ConnectionString);
        using var client = new ServerClient(server);
        await MixedLoad.PrepareAsync(client);
        var load = new MixedLoad();
        using var stop = new CancellationTokenSource();

        var running = load.RunAsync(() => client, Senders, stop.Token);
        await Patience.UntilAsync(() => load.Acknowledged > 40);
        await postgres.StopAsync();
        await Patience.UntilAsync(() => load.Refusals.Count > 20);
        using (var read = await client.TryGetAsync("api/public/traces"))
        {
            Assert.Equal((System.Net.HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(1)), (read.StatusCode, read.Headers.RetryAfter!.Delta));
            Assert.Contains("send it again", await read.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        await postgres.StartAgainAsync();
        var before = load.Acknowledged;
        await Patience.UntilAsync(() => load.Acknowledged > before + 40);
        await stop.CancelAsync();
        await running;

        Assert.All(load.Refusals, status => Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, status));
        Assert.Equal(0, load.Unhelpful);
        await load.CheckAsync(client);
    }

    [Fact]
    public async Task LostClickHouse_IsRefusedWithRetryAfter_AndNothingAnsweredWithSuccessIsLost()
    {
        using var clickHouse = await ClickHouseInstance.StartAsync();
        var options = new LangfuseLocalServerOptions { Postgres = await PostgresServer.NewSchemaAsync(), ClickHouse = clickHouse.Address.AbsoluteUri };
        await using var server = await LangfuseLocalServer.StartAsync(options);
        using var client = new ServerClient(server);
        await MixedLoad.PrepareAsync(client);
        var load = new MixedLoad();
        using var stop = new CancellationTokenSource();

        var running = load.RunAsync(() => client, Senders, stop.Token);
        await Patience.UntilAsync(() => load.Acknowledged > 40);
        await clickHouse.StopAsync();
        await Patience.UntilAsync(() => load.Refusals.Count > 20);
        using (var read = await client.TryGetAsync("api/public/traces"))
        {
            Assert.Equal((System.Net.HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(1)), (read.StatusCode, read.Headers.RetryAfter!.Delta));
            Assert.Contains("send it again", await read.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        await clickHouse.StartAgainAsync();
        var before = load.Acknowledged;
        await Patience.UntilAsync(() => load.Acknowledged > before + 40);
        await stop.CancelAsync();
        await running;

        Assert.All(load.Refusals, status => Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, status));
        Assert.Equal(0, load.Unhelpful);
        await load.CheckAsync(client);
    }

    private static async Task KillAsync(params string[] store)
    {
        var random = new Random(9);
        var load = new MixedLoad();
        for (var kill = 0; kill < s_kills; kill++)
        {
            using var server = await ServedProcess.StartAsync(store);
            if (kill == 0)
            {
                await MixedLoad.PrepareAsync(server.Client);
            }

            await load.CheckAsync(server.Client);
            using var stop = new CancellationTokenSource();
            var (before, enough) = (load.Acknowledged, random.Next(20, 200));
            var running = load.RunAsync(() => server.Client, Senders, stop.Token);
            await Patience.UntilAsync(() => load.Acknowledged > before + enough);
            server.Kill();
            await stop.CancelAsync();
            await running;
        }

        using var last = await ServedProcess.StartAsync(store);
        await load.CheckAsync(last.Client);
    }
}
