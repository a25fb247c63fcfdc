using System.CommandLine;

namespace Langfuse.Observe.Server.Cli;

/// <summary>Where a server keeps its data, as an option of the commands that go to it themselves.</summary>
internal static class StoreOptions
{
    public static readonly Option<string?> Data = new("--data")
    {
        Description = $"The SQLite file that keeps what comes in [default: {DefaultDataPath()}]",
    };

    public static readonly Option<string?> Postgres = new("--postgres")
    {
        Description = "A PostgreSQL database that keeps it instead, such as \"Host=db;Database=langfuse;Username=...;Password=...\"",
    };

    public static readonly Option<string?> ClickHouse = new("--clickhouse")
    {
        Description = "A ClickHouse that keeps the events beside it, such as http://user:password@ch:8123",
    };

    public static LangfuseLocalServerOptions Read(ParseResult parsed) => new()
    {
        DatabasePath = DataPath(parsed),
        Postgres = parsed.GetValue(Postgres),
    };

    public static string? DataPath(ParseResult parsed) => parsed.GetValue(Data) ?? (parsed.GetValue(Postgres) is null ? DefaultDataPath() : null);

    /// <summary>A file under the user's data folder, such as ~/.local/share/langfuse-observe/traces.db.</summary>
    private static string DefaultDataPath() => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "langfuse-observe", "traces.db");
}
