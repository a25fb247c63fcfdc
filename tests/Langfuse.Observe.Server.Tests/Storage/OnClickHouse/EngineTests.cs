using System.Text;
using ClickHouse.Driver;
using ClickHouse.Driver.ADO;
using Dapper;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Storage.OnClickHouse;

/// <summary>The official driver over the engine that stands in for a ClickHouse server in these tests.</summary>
public sealed class EngineTests : IAsyncLifetime
{
    private const string Password = "it's secret";

    private ClickHouseInstance _server = null!;
    private ClickHouseClient _client = null!;

    public async Task InitializeAsync()
    {
        _server = await ClickHouseInstance.StartAsync(Password);
        _client = ClientWith(Password);
    }

    public Task DisposeAsync()
    {
        _client.Dispose();
        _server.Dispose();
        return Task.CompletedTask;
    }

    private ClickHouseClient ClientWith(string password, params (string Name, object Value)[] settings)
    {
        var all = new ClickHouseClientSettings { Host = _server.Address.Host, Port = (ushort)_server.Port, Password = password, UseFormDataParameters = true };
        foreach (var (name, value) in settings)
        {
            all.CustomSettings.Add(name, value);
        }

        return new ClickHouseClient(all);
    }

    private async Task InsertAsync(string table, string lines)
    {
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(lines));
        using var answer = await _client.InsertRawStreamAsync(table, body, "JSONEachRow");
        Assert.True(answer.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Rows_AreInsertedReplacedReadAndDeleted_AndOutliveACrash()
    {
        using var connection = _client.CreateConnection();
        await connection.ExecuteAsync("CREATE TABLE t (id String, n Nullable(Int64), tags Array(String), v UInt64) ENGINE = ReplacingMergeTree(v) ORDER BY id");
        await InsertAsync("t", """
            {"id":"a","n":1,"tags":["x","it's"],"v":1}
            {"id":"ünï","tags":[],"v":1}
            {"id":"gone","v":1}
            """);
        await InsertAsync("t", """{"id":"a","n":2,"tags":["y"],"v":2}""");
        await connection.ExecuteAsync("DELETE FROM t WHERE id = @id", new { id = "gone" });

        await _server.StopAsync();
        await _server.StartAgainAsync();

        Assert.Equal([("a", 2L), ("ünï", null)], await connection.QueryAsync<(string, long?)>("SELECT id, n FROM t FINAL ORDER BY id"));
        Assert.Equal(["y"], await connection.QueryFirstAsync<string[]>("SELECT tags FROM t FINAL WHERE id = 'a'"));
    }

    [Fact]
    public async Task Parameters_ArriveAsTheyAre()
    {
        const string Hostile = "it's \\ \n\t q \0 ü 😀 @x {y:String} \\N\r\n--";
        using var connection = _client.CreateConnection();

        Assert.Equal(Hostile, await connection.QueryFirstAsync<string>("SELECT @text", new { text = Hostile }));
        Assert.Equal(2e-9, await connection.QueryFirstAsync<double>("SELECT @number * 2", new { number = 1e-9 }));
        Assert.Equal(1, await connection.QueryFirstAsync<int>("SELECT toInt32(count(*)) FROM (SELECT 'a' AS id) WHERE id IN @ids", new { ids = (string[])["a", Hostile] }));
        Assert.Equal(0, await connection.QueryFirstAsync<int>("SELECT toInt32(count(*)) FROM (SELECT 'a' AS id) WHERE id IN @ids", new { ids = Array.Empty<string>() }));
    }

    [Fact]
    public async Task Refusals_CarryTheirCode()
    {
        using var connection = _client.CreateConnection();
        using var slow = ClientWith(Password, ("max_execution_time", 1));
        using var wrong = ClientWith("wrong");

        Assert.Equal(60, (await Assert.ThrowsAsync<ClickHouseServerException>(() => connection.ExecuteAsync("SELECT * FROM absent"))).ErrorCode);
        Assert.Equal(62, (await Assert.ThrowsAsync<ClickHouseServerException>(() => connection.ExecuteAsync("SELEKT 1"))).ErrorCode);
        Assert.Equal(159, (await Assert.ThrowsAsync<ClickHouseServerException>(() => slow.ExecuteScalarAsync("SELECT sum(sipHash64(number)) FROM numbers(100000000000)"))).ErrorCode);
        Assert.Equal(516, (await Assert.ThrowsAsync<ClickHouseServerException>(() => wrong.ExecuteScalarAsync("SELECT 1"))).ErrorCode);
        // A setting of one caller is not one of the next.
        Assert.Equal("0", Convert.ToString(await _client.ExecuteScalarAsync("SELECT value FROM system.settings WHERE name = 'max_execution_time'"), System.Globalization.CultureInfo.InvariantCulture));
    }
}
