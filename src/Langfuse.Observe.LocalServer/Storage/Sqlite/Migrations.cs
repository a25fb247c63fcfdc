using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Langfuse.Observe.LocalServer.Storage.Sqlite;

/// <summary>Brings a file to the schema of this program: numbered scripts, each in a transaction, the number kept in the file.</summary>
internal static class Migrations
{
    private const string Prefix = "sqlite/";

    private static readonly Lazy<IReadOnlyList<(int Number, string Resource)>> s_scripts = new(() =>
    [
        .. typeof(Migrations).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => (int.Parse(name.AsSpan(Prefix.Length, 4), CultureInfo.InvariantCulture), name))
            .OrderBy(script => script.Item1),
    ]);

    /// <summary>The schema that this program speaks.</summary>
    public static int Newest => s_scripts.Value[^1].Number;

    /// <exception cref="InvalidOperationException">The file was written by a newer program.</exception>
    public static void Run(SqliteConnection connection, string path)
    {
        var version = connection.ExecuteScalar<int>("PRAGMA user_version");
        if (version > Newest)
        {
            throw new InvalidOperationException(
                $"The data file '{path}' has schema {version}, and this program knows schemas up to {Newest}: a newer version of it wrote the file. Use that version, or another file (DatabasePath, or --data on the command line).");
        }

        foreach (var (number, resource) in s_scripts.Value.Where(script => script.Number > version))
        {
            // Of two programs that start on one file at once, the second finds the work done.
            using var transaction = connection.BeginTransaction(deferred: false);
            if (connection.ExecuteScalar<int>("PRAGMA user_version", transaction: transaction) < number)
            {
                connection.Execute(Text(resource) + $";PRAGMA user_version = {number}", transaction: transaction);
            }

            transaction.Commit();
        }
    }

    private static string Text(string resource)
    {
        using var stream = typeof(Migrations).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
