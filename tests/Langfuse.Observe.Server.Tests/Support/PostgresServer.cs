namespace Langfuse.Observe.Server.Tests.Support;

/// <summary>The PostgreSQL of this process of tests. Each test has a schema of its own in it.</summary>
internal static class PostgresServer
{
    private static readonly Lazy<Task<PostgresInstance>> s_server = new(PostgresInstance.StartAsync);
    private static int s_schemas;

    /// <summary>A connection string to a schema that nobody else has. It holds few connections, since many tests share the server.</summary>
    public static async Task<string> NewSchemaAsync() =>
        $"{(await s_server.Value).ConnectionString};Search Path=test_{Environment.ProcessId}_{Interlocked.Increment(ref s_schemas)};Maximum Pool Size=8";

    /// <summary>Options of a server over a schema of its own.</summary>
    public static async Task<LangfuseLocalServerOptions> OptionsAsync() => new() { Postgres = await NewSchemaAsync() };
}
