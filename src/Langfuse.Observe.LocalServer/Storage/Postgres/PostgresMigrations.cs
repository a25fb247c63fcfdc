using Dapper;
using Npgsql;

namespace Langfuse.Observe.LocalServer.Storage.Postgres;

/// <summary>Brings a database to the schema of this program: numbered scripts, each in a transaction, the number kept in a table.</summary>
internal static class PostgresMigrations
{
    private const int OldestServer = 13;

    private static readonly Scripts s_scripts = new("postgres/");

    /// <summary>The schema that this program speaks.</summary>
    public static int Newest => s_scripts.Newest;

    /// <exception cref="InvalidOperationException">The database was written by a newer program, or cannot hold all texts.</exception>
    public static void Run(NpgsqlDataSource source, PostgresConnection database)
    {
        using var connection = source.OpenConnection();
        Check(connection, database);
        // Of several programs that start at once, one does the work and the others wait.
        using var transaction = connection.BeginTransaction();
        PostgresDialect.Instance.Lock(connection, ["migrations"]);
        var version = Version(connection, database);
        if (version > Newest)
        {
            throw new InvalidOperationException(
                $"{database.Place} has schema {version}, and this program knows schemas up to {Newest}: a newer version of it wrote there. Use that version, or another database (Postgres, or --postgres on the command line).");
        }

        foreach (var script in s_scripts.After(version))
        {
            connection.Execute(script.Text());
            connection.Execute("UPDATE schemaVersion SET number = @Number", new { script.Number });
        }

        ProcessCounts.Fold(connection);
        transaction.Commit();
    }

    private static void Check(NpgsqlConnection connection, PostgresConnection database)
    {
        if (connection.PostgreSqlVersion.Major < OldestServer)
        {
            throw new InvalidOperationException($"{database.Place} is PostgreSQL {connection.PostgreSqlVersion}; version {OldestServer} or newer is needed.");
        }

        if (connection.ExecuteScalar<string>("SHOW server_encoding") is not "UTF8" and var encoding)
        {
            throw new InvalidOperationException($"{database.Place} has the encoding {encoding}, which cannot hold all texts. Make the database with ENCODING 'UTF8'.");
        }
    }

    private static int Version(NpgsqlConnection connection, PostgresConnection database)
    {
        if (connection.ExecuteScalar<bool>("SELECT to_regnamespace(@Schema) IS NULL", new { database.Schema }))
        {
            connection.Execute($"CREATE SCHEMA \"{database.Schema.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        }

        if (connection.ExecuteScalar<bool>("SELECT to_regclass('schemaVersion') IS NULL"))
        {
            connection.Execute("CREATE TABLE schemaVersion (number integer NOT NULL); INSERT INTO schemaVersion VALUES (0)");
        }

        return connection.ExecuteScalar<int>("SELECT number FROM schemaVersion");
    }
}
