using Dapper;
using Langfuse.Observe.Server.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Langfuse.Observe.Server.Tests.Hardening;

/// <summary>Rows that this server would not write, as an older one or a damaged file may hold them.</summary>
public sealed class PoisonedRowTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Row_ThatHoldsNoJsonAndNoNumbers_IsShownAndBreaksNoList()
    {
        var path = _folder.File("poisoned.db");
        await using var server = await LangfuseLocalServer.StartAsync(options => options.DatabasePath = path);
        using var client = new ServerClient(server);
        using (var sent = await client.ExportAsync(new ProtoSpan { Name = "poisoned", Attributes = { ["session.id"] = "s" } }, new ProtoSpan { SpanId = Ids.Span(2), Name = "good" }))
        using (var scored = await client.PostAsync("api/public/scores", $$"""{"id":"s","name":"n","value":1,"traceId":"{{Ids.Trace(1)}}"}"""))
        using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Execute("UPDATE observations SET metadata = '{', usage = 'x', cost = '[1e999]', modelParameters = '\"', tags = 'not a list', totalCost = 9e999 WHERE name = 'poisoned'");
            connection.Execute("UPDATE traces SET tags = '[', totalCost = 9e999");
            connection.Execute("UPDATE scores SET value = 9e999, metadata = '{'");
        }

        foreach (var path2 in (string[])
        [
            $"api/public/traces/{Ids.Trace(1)}", "api/public/traces", "api/public/observations", "api/public/v2/observations?fields=core,basic,io,metadata,usage,model,metrics,prompt,trace_context",
            "api/public/v2/scores", "api/public/v3/scores?fields=details", "api/public/sessions", "api/public/sessions/s", "api/local/traces", $"api/local/traces/{Ids.Trace(1)}", "api/local/sessions/s", "api/local/scores",
        ])
        {
            Assert.NotNull(await client.GetAsync(path2));
        }
    }
}
