using Npgsql;

namespace Langfuse.Observe.LocalServer.Storage.Postgres;

/// <summary>How PostgreSQL is reached.</summary>
internal sealed record PostgresConnection(string Text, string Schema, string Place)
{
    private const string DefaultSchema = "langfuse_observe";
    private const int Patience = 30_000;

    // A server has 100 connections at first, and several processes share them.
    private const int MostConnections = 15;
    private const int SecondsToConnect = 5;

    /// <exception cref="ArgumentException">It is no connection string.</exception>
    public static PostgresConnection Parse(string connectionString)
    {
        try
        {
            var given = new NpgsqlConnectionStringBuilder(connectionString);
            var schema = given.SearchPath is { Length: > 0 } path ? path : DefaultSchema;
            given.SearchPath = schema;
            given.ApplicationName ??= "langfuse-observe";
            given.MaxPoolSize = given.ContainsKey("Maximum Pool Size") ? given.MaxPoolSize : MostConnections;
            given.Timeout = given.ContainsKey("Timeout") ? given.Timeout : SecondsToConnect;
            // The server breaks off itself, so that nothing goes on for a client that has left.
            given.CommandTimeout = 2 * Patience / 1000;
            given.Options = $"{given.Options} -c statement_timeout={Patience} -c idle_in_transaction_session_timeout={2 * Patience}".Trim();
            return new PostgresConnection(given.ConnectionString, schema, $"PostgreSQL {given.Host}:{given.Port}/{given.Database ?? given.Username}");
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            throw new ArgumentException(
                $"{nameof(LangfuseLocalServerOptions)}.{nameof(LangfuseLocalServerOptions.Postgres)} is no connection string: {exception.Message} Use one such as Host=db;Database=langfuse;Username=langfuse;Password=...", exception);
        }
    }
}
