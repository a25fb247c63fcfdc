using System.Data.Common;
using System.Globalization;
using Dapper;
using Langfuse.Observe.LocalServer.Storage.Sql;

namespace Langfuse.Observe.LocalServer.Storage.ClickHouse;

/// <summary>
/// Brings the databases to the schema of this program: numbered scripts, the number kept in a table. There are no transactions, so each statement of a script can be run again.
/// </summary>
internal static class ClickHouseMigrations
{
    private const string Versions = "observe_schema";

    // Statements with correlated subqueries, materialised CTEs and LIKE ... ESCAPE; tried with this one.
    private static readonly Version s_oldestServer = new(26, 7);
    private static readonly Scripts s_scripts = new("clickhouse/");

    /// <summary>The schema that this program speaks.</summary>
    public static int Newest => s_scripts.Newest;

    /// <summary>Of several programs that start at once, one does the work and the others wait: the catalogue's session keeps them apart.</summary>
    /// <exception cref="InvalidOperationException">The database was written by a newer program or belongs to another, or the server is too old.</exception>
    public static void Run(ClickHouseAddress address, SqlSession catalogue)
    {
        using var client = address.Client("default", isPatient: true);
        using var connection = client.CreateConnection();
        CheckServer(connection, address);
        catalogue.Dialect.Lock(catalogue.Connection, ["clickhouse migrations"]);
        connection.Execute($"CREATE DATABASE IF NOT EXISTS {address.Events}");
        connection.Execute($"CREATE DATABASE IF NOT EXISTS {address.Views}");
        foreach (var script in s_scripts.After(Version(connection, address)))
        {
            foreach (var statement in Statements(script.Text(), address))
            {
                connection.Execute(statement);
            }

            connection.Execute($"INSERT INTO {address.Events}.{Versions} (number) VALUES ({script.Number.ToString(CultureInfo.InvariantCulture)})");
        }
    }

    private static void CheckServer(DbConnection connection, ClickHouseAddress address)
    {
        var version = connection.ExecuteScalar<string>("SELECT version()") ?? "";
        if (!System.Version.TryParse(version, out var number) || number < s_oldestServer)
        {
            throw new InvalidOperationException($"{address.Place} is ClickHouse {version}; version {s_oldestServer} or newer is needed.");
        }
    }

    private static int Version(DbConnection connection, ClickHouseAddress address)
    {
        if (connection.ExecuteScalar<long>("SELECT toInt64(count()) FROM system.tables WHERE database = @Events AND name = @Versions", new { address.Events, Versions }) == 0)
        {
            if (connection.QueryFirstOrDefault<string>("SELECT name FROM system.tables WHERE database = @Events AND name IN ('traces', 'observations', 'scores') ORDER BY name", new { address.Events }) is { } table)
            {
                throw new InvalidOperationException(
                    $"{address.Place} has a table '{table}' that another program made, perhaps a Langfuse, and it is left alone. Name a database of its own: ?database=... behind the address (ClickHouse, or --clickhouse on the command line).");
            }

            connection.Execute($"CREATE TABLE {address.Events}.{Versions} (number Int32, made DateTime DEFAULT now()) ENGINE = MergeTree ORDER BY number");
        }

        var version = connection.ExecuteScalar<int?>($"SELECT max(number) FROM {address.Events}.{Versions}") ?? 0;
        return version <= Newest ? version : throw new InvalidOperationException(
            $"{address.Place} has schema {version}, and this program knows schemas up to {Newest}: a newer version of it wrote there. Use that version, or another database (?database=... behind the address).");
    }

    // One request takes one statement.
    private static string[] Statements(string script, ClickHouseAddress address) =>
        script.Replace("{events}", address.Events, StringComparison.Ordinal).Replace("{views}", address.Views, StringComparison.Ordinal)
            .Split(";\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
