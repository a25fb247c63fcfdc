using Dapper;
using Microsoft.Data.Sqlite;

namespace Langfuse.Observe.LocalServer.Storage.Sqlite;

/// <summary>Brings a file to the schema of this program: numbered scripts, each in a transaction, the number kept in the file.</summary>
internal static class Migrations
{
    private static readonly Scripts s_scripts = new("sqlite/");

    /// <summary>The schema that this program speaks.</summary>
    public static int Newest => s_scripts.Newest;

    /// <exception cref="InvalidOperationException">The file was written by a newer program.</exception>
    public static void Run(SqliteConnection connection, string path)
    {
        var version = connection.ExecuteScalar<int>("PRAGMA user_version");
        if (version > Newest)
        {
            throw new InvalidOperationException(
                $"The data file '{path}' has schema {version}, and this program knows schemas up to {Newest}: a newer version of it wrote the file. Use that version, or another file (DatabasePath, or --data on the command line).");
        }

        foreach (var script in s_scripts.After(version))
        {
            // Of two programs that start on one file at once, the second finds the work done.
            using var transaction = connection.BeginTransaction(deferred: false);
            if (connection.ExecuteScalar<int>("PRAGMA user_version", transaction: transaction) < script.Number)
            {
                connection.Execute(script.Text() + $";PRAGMA user_version = {script.Number}", transaction: transaction);
            }

            transaction.Commit();
        }
    }
}
