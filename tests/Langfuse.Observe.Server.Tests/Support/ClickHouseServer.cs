namespace Langfuse.Observe.Server.Tests.Support;

/// <summary>The ClickHouse of this process of tests. Each test has a database of its own in it.</summary>
internal static class ClickHouseServer
{
    private static readonly Lazy<Task<ClickHouseInstance>> s_server = new(() => ClickHouseInstance.StartAsync());
    private static int s_databases;

    /// <summary>The address of a database that nobody else has, and that is not made yet.</summary>
    public static async Task<Uri> NewDatabaseAsync() => new((await s_server.Value).Address, $"?database=test_{Environment.ProcessId}_{Interlocked.Increment(ref s_databases)}");

    /// <summary>Options of a server over databases of its own, for the catalogue and for the events.</summary>
    public static async Task<LangfuseLocalServerOptions> OptionsAsync() =>
        new() { Postgres = await PostgresServer.NewSchemaAsync(), ClickHouse = (await NewDatabaseAsync()).AbsoluteUri };

    /// <summary>The same as arguments of the command line.</summary>
    public static async Task<string[]> ArgumentsAsync()
    {
        var options = await OptionsAsync();
        return ["--postgres", options.Postgres!, "--clickhouse", options.ClickHouse!];
    }
}
