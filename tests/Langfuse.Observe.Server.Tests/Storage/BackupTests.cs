using System.Text.Json.Nodes;
using Langfuse.Observe.Server.Tests.Cli;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Storage;

public sealed class BackupTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task File_MovesIntoPostgres_AndBack()
    {
        var postgres = await PostgresServer.NewSchemaAsync();
        await using (var server = await LangfuseLocalServer.StartAsync(options => options.DatabasePath = _folder.File("traces.db")))
        {
            await FillAsync(server);
        }

        Assert.Equal(0, (await Tool.RunAsync(null, "restore", _folder.File("traces.db"), "--postgres", postgres)).Code);
        await using (var server = await LangfuseLocalServer.StartAsync(options => options.Postgres = postgres))
        {
            await AssertHoldsAsync(server);
            // What comes later has later numbers than what was taken over.
            using var client = new ServerClient(server);
            using var sent = await client.ExportAsync(new ProtoSpan { TraceId = Ids.Trace(1), SpanId = Ids.Span(9), ParentSpanId = Ids.Span(1), Name = "late" });
            Assert.Equal(3, (await client.GetAsync($"api/public/traces/{Ids.Trace(1)}"))["observations"]!.AsArray().Count);
            using var taken = await client.SendAsync(HttpMethod.Delete, $"api/public/traces/{Ids.Trace(4)}");
        }

        Assert.Equal(0, (await Tool.RunAsync(null, "backup", _folder.File("back.db"), "--postgres", postgres)).Code);
        await using var back = await LangfuseLocalServer.StartAsync(options => options.DatabasePath = _folder.File("back.db"));
        using var reader = new ServerClient(back);
        Assert.Equal("late", (string?)(await reader.ObservationAsync(Ids.Span(9)))["name"]);
        Assert.Equal((3, 7), await CountsAsync(reader));
    }

    [Theory]
    [InlineData("backup", "there.db", "is there already, and nothing is written over")]
    [InlineData("backup", "/proc/none/copy.db", "cannot be written")]
    [InlineData("restore", "absent.db", "There is no copy")]
    [InlineData("restore", "there.db", "move the damaged file away")]
    public async Task Refusal_SaysWhatIsInTheWay(string command, string file, string why)
    {
        await File.WriteAllTextAsync(_folder.File("there.db"), new string('x', 5000));

        var (code, _, error) = await Tool.RunAsync(null, command, _folder.File(file), "--postgres", await PostgresServer.NewSchemaAsync());

        Assert.Equal(1, code);
        Assert.Contains(why, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(_folder.File("x"))!, "*.part*"));
    }

    [Fact]
    public async Task Restore_IntoADatabaseThatHoldsSomething_IsRefused()
    {
        var postgres = await PostgresServer.NewSchemaAsync();
        await using (await LangfuseLocalServer.StartAsync(options => options.Postgres = postgres))
        await using (await LangfuseLocalServer.StartAsync(options => options.DatabasePath = _folder.File("traces.db")))
        {
        }

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => LangfuseLocalServer.RestoreAsync(_folder.File("traces.db"), new LangfuseLocalServerOptions { Postgres = postgres }));

        Assert.Contains("holds data already (documents)", refusal.Message, StringComparison.Ordinal);
    }

    private static async Task FillAsync(LangfuseLocalServer server)
    {
        using var client = new ServerClient(server);
        for (var number = 1; number <= 4; number++)
        {
            using var sent = await client.ExportAsync(
                new ProtoSpan { TraceId = Ids.Trace(number), SpanId = Ids.Span(1), Name = "root", Attributes = { ["langfuse.observation.input"] = "a warranty clause", ["session.id"] = "s" } },
                new ProtoSpan { TraceId = Ids.Trace(number), SpanId = Ids.Span(2), ParentSpanId = Ids.Span(1), Start = 1_600_000_000_000_000_000 });
            Assert.True(sent.IsSuccessStatusCode);
        }

        using var scored = await client.PostAsync("api/public/scores", $$"""{"id":"s1","name":"n","value":0.5,"traceId":"{{Ids.Trace(1)}}"}""");
        using var made = await client.PostAsync("api/public/v2/prompts", """{"name":"greet1","prompt":"Hello","labels":["production"]}""");
        Assert.True(made.IsSuccessStatusCode);
    }

    private static async Task AssertHoldsAsync(LangfuseLocalServer server)
    {
        using var client = new ServerClient(server);
        Assert.Equal((4, 8), await CountsAsync(client));
        var trace = await client.GetAsync($"api/public/traces/{Ids.Trace(1)}");
        Assert.Equal(("root", "a warranty clause", 0.5), ((string)trace["name"]!, (string)trace["input"]!, (double)trace["scores"]![0]!["value"]!));
        Assert.Equal("Hello", (string?)(await client.GetAsync("api/public/v2/prompts/greet1"))["prompt"]);
        Assert.Equal(4, (int)(await client.GetAsync("api/local/traces?q=warranty"))["total"]!);
    }

    private static async Task<(int Traces, int Observations)> CountsAsync(ServerClient client)
    {
        JsonNode counts = await client.GetAsync("api/local/counts");
        return ((int)counts["traces"]!, (int)counts["observations"]!);
    }
}
