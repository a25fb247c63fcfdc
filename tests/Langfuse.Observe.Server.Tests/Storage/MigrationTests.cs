using Dapper;
using Langfuse.Observe.LocalServer.Storage.Sqlite;
using Langfuse.Observe.Server.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Langfuse.Observe.Server.Tests.Storage;

public sealed class MigrationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder.File("traces.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task File_OfTheFirstSchema_IsMigratedWithEverythingInIt()
    {
        WriteFirstSchema();

        await using var server = await LangfuseLocalServer.StartAsync(options => options.DatabasePath = FilePath);
        using var client = new ServerClient(server);

        var trace = await client.GetAsync($"api/public/traces/{Ids.Trace(1)}");
        Assert.Equal("local", (string?)trace["projectId"]);
        Assert.Equal(("hello", "what"), ((string)trace["name"]!, (string)trace["input"]!));
        Assert.Equal(0.5, (double)trace["scores"]![0]!["value"]!);
        Assert.Equal("s1", (string?)(await client.GetAsync("api/public/sessions"))["data"]![0]!["id"]);
        Assert.Equal(1, (int)(await client.GetAsync("api/local/traces?q=what"))["total"]!);
        using (var connection = new SqliteConnection($"Data Source={FilePath};Pooling=False"))
        {
            // One observation and one trace, by hour and by day; traces also by user.
            Assert.Equal(6, connection.ExecuteScalar<int>("SELECT count(*) FROM rollups WHERE projectId = 'local' AND bucket = 0"));
            Assert.Equal(0, connection.ExecuteScalar<int>("SELECT count(*) FROM rollupsBehind"));
        }

        using var sent = await client.ExportAsync(new ProtoSpan { TraceId = Ids.Trace(1), SpanId = Ids.Span(2), ParentSpanId = Ids.Span(1) });
        Assert.Equal(2, (await client.GetAsync($"api/public/traces/{Ids.Trace(1)}"))["observations"]!.AsArray().Count);
    }

    [Fact]
    public async Task File_OfANewerSchema_IsRefusedWithTheNumbers()
    {
        using (var connection = new SqliteConnection($"Data Source={FilePath};Pooling=False"))
        {
            connection.Execute($"PRAGMA user_version = {Migrations.Newest + 7}");
        }

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => LangfuseLocalServer.StartAsync(options => options.DatabasePath = FilePath));

        Assert.Contains($"schema {Migrations.Newest + 7}, and this program knows schemas up to {Migrations.Newest}", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(FilePath, refusal.Message, StringComparison.Ordinal);
    }

    private void WriteFirstSchema()
    {
        using var stream = typeof(Migrations).Assembly.GetManifestResourceStream("sqlite/0001-start.sql")!;
        using var script = new StreamReader(stream);
        using var connection = new SqliteConnection($"Data Source={FilePath};Pooling=False");
        connection.Execute(script.ReadToEnd());
        connection.Execute("CREATE VIRTUAL TABLE observationText USING fts5(name, input, output, metadata, statusMessage, content='observations', content_rowid='seq')");
        var of = new { trace = Ids.Trace(1), span = Ids.Span(1) };
        connection.Execute("INSERT INTO observations (traceId, id, isAppRoot, type, name, startUs, endUs, level, input, environment, createdUs) VALUES (@trace, @span, 0, 'SPAN', 'hello', 1000000, 2000000, 'DEFAULT', 'what', 'default', 1)", of);
        connection.Execute("INSERT INTO traces (id, startUs, endUs, rootName, rootSeq, sessionId, environment, public, levelRank, inputTokens, outputTokens, totalTokens, observationCount, createdUs, updatedUs) VALUES (@trace, 1000000, 2000000, 'hello', 1, 's1', 'default', 0, 1, 0, 0, 0, 1, 1, 1)", of);
        connection.Execute("INSERT INTO scores (id, traceId, name, dataType, value, source, environment, timestampUs, createdUs, updatedUs) VALUES ('s', @trace, 'n', 'NUMERIC', 0.5, 'API', 'default', 1, 1, 1)", of);
    }
}
