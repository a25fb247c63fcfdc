using System.Data.Common;
using ClickHouse.Driver;
using Dapper;

namespace Langfuse.Observe.LocalServer.Storage.ClickHouse;

/// <summary>Inserts into the tables, deletes from them, and reads by long lists of ids.</summary>
internal sealed class EventTables(ClickHouseClient client, string database)
{
    // What one parameter of a request may hold, with room for quotes and commas.
    private const int MostCharacters = 60_000;

    public void Insert(string table, JsonRows rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        using var body = new MemoryStream(rows.Bytes.ToArray(), writable: false);
        // The driver only waits for an answer; there is no context to come back to.
        using var answer = client.InsertRawStreamAsync($"{database}.{table}", body, "JSONEachRow").GetAwaiter().GetResult();
    }

    /// <summary>Deletes rows for good; nobody reads them afterwards, and the next merge frees their place.</summary>
    public void Delete(DbConnection connection, string table, string where, object parameters) => connection.Execute($"DELETE FROM {database}.{table} WHERE {where}", parameters);

    /// <summary>Runs a question for as many of the ids at a time as one request may hold.</summary>
    public static List<T> InParts<T>(IEnumerable<string> ids, Func<string[], IEnumerable<T>> ask)
    {
        var answers = new List<T>();
        var part = new List<string>();
        var characters = 0;
        foreach (var id in ids)
        {
            if (part.Count > 0 && characters + id.Length > MostCharacters)
            {
                answers.AddRange(ask([.. part]));
                part.Clear();
                characters = 0;
            }

            part.Add(id);
            characters += id.Length + 4;
        }

        if (part.Count > 0)
        {
            answers.AddRange(ask([.. part]));
        }

        return answers;
    }
}
