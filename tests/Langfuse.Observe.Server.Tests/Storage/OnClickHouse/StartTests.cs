using System.Net;
using System.Text;
using Dapper;
using Langfuse.Observe.LocalServer.Model;
using Langfuse.Observe.LocalServer.Storage;
using Langfuse.Observe.LocalServer.Storage.ClickHouse;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Storage.OnClickHouse;

/// <summary>A ClickHouse that cannot be used is refused with what is wrong and what to do.</summary>
public sealed class StartTests
{
    private static async Task<string> RefusalAsync(Uri clickHouse)
    {
        var options = new LangfuseLocalServerOptions { Postgres = await PostgresServer.NewSchemaAsync(), ClickHouse = clickHouse.AbsoluteUri };
        return Assert.Throws<InvalidOperationException>(() => Stores.Open(options)).Message;
    }

    private static async Task ExecuteAsync(Uri clickHouse, string statement)
    {
        using var client = ClickHouseAddress.Parse(clickHouse.AbsoluteUri).Client("default");
        using var connection = client.CreateConnection();
        await connection.ExecuteAsync(statement);
    }

    [Fact]
    public async Task Unreachable() => Assert.Contains("Check that it runs and that this is the address of its HTTP interface", await RefusalAsync(new Uri("http://127.0.0.1:1")), StringComparison.Ordinal);

    [Fact]
    public async Task WrongPassword()
    {
        using var server = await ClickHouseInstance.StartAsync("secret");

        var refusal = await RefusalAsync(new UriBuilder(server.Address) { UserName = "default", Password = "wrong" }.Uri);

        Assert.Contains("Put the user and the password into the address", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OldVersion()
    {
        using var listener = new HttpListener();
        using var port = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        port.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)port.LocalEndpoint).Port}/";
        port.Stop();
        listener.Prefixes.Add(address);
        listener.Start();
        var answering = AnswerAsync(listener, "23.8.1.2992");

        Assert.Contains("is ClickHouse 23.8.1.2992; version 26.7 or newer is needed.", await RefusalAsync(new Uri(address)), StringComparison.Ordinal);
        await answering;
    }

    [Fact]
    public async Task DatabaseOfAnotherProgram_IsLeftAlone()
    {
        var database = await ClickHouseServer.NewDatabaseAsync();
        var name = ClickHouseAddress.Parse(database.AbsoluteUri).Events;
        await ExecuteAsync(database, $"CREATE DATABASE {name}");
        await ExecuteAsync(database, $"CREATE TABLE {name}.traces (id String) ENGINE = MergeTree ORDER BY id");

        Assert.Contains("has a table 'traces' that another program made", await RefusalAsync(database), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewerSchema_IsRefusedWithBothNumbers()
    {
        var database = await ClickHouseServer.NewDatabaseAsync();
        await using (Stores.Open(new() { Postgres = await PostgresServer.NewSchemaAsync(), ClickHouse = database.AbsoluteUri }))
        {
        }

        await ExecuteAsync(database, $"INSERT INTO {ClickHouseAddress.Parse(database.AbsoluteUri).Events}.observe_schema (number) VALUES (99)");

        Assert.Contains($"has schema 99, and this program knows schemas up to {ClickHouseMigrations.Newest}", await RefusalAsync(database), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutPostgres_IsRefused()
    {
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => LangfuseLocalServer.StartAsync(options => options.ClickHouse = "http://127.0.0.1:1"));

        Assert.Contains("name a PostgreSQL database for projects, keys, prompts and datasets (--postgres", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CatalogueOfAClickHouse_IsNotOpenedWithoutIt()
    {
        var options = await ClickHouseServer.OptionsAsync();
        await using (Stores.Open(options))
        {
        }

        var refused = Assert.Throws<InvalidOperationException>(() => Stores.Open(new() { Postgres = options.Postgres }));

        Assert.Contains("is the catalogue of a server whose events are in ClickHouse 127.0.0.1", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => LangfuseLocalServer.BackupAsync(options, Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("n"))));
    }

    [Fact]
    public async Task PostgresWithEvents_IsNotHiddenBehindAClickHouse()
    {
        var options = await ClickHouseServer.OptionsAsync();
        await using (var alone = Stores.Open(new() { Postgres = options.Postgres }))
        {
            await alone.WriteAsync("local", [new Observation { TraceId = "t", Id = "o", Name = "n" }], CancellationToken.None);
        }

        Assert.Contains("holds traces or scores of a server without ClickHouse", Assert.Throws<InvalidOperationException>(() => Stores.Open(options)).Message, StringComparison.Ordinal);
    }

    // RowBinaryWithNamesAndTypes: the number of columns, their names, their types, a row.
    private static async Task AnswerAsync(HttpListener listener, string version)
    {
        var context = await listener.GetContextAsync();
        byte[] body = [1, .. ((string[])["version()", "String", version]).SelectMany(text => (byte[])[(byte)text.Length, .. Encoding.ASCII.GetBytes(text)])];
        await context.Response.OutputStream.WriteAsync(body);
        context.Response.Close();
    }
}
