using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Langfuse.Observe.Values;

namespace Langfuse.Observe;

/// <summary>Reads local data for experiments.</summary>
public static class ExperimentData
{
    /// <summary>Reads a file with one JSON object a line: <c>input</c>, and if they are there <c>expectedOutput</c> (also <c>expected_output</c>),
    /// <c>metadata</c> and <c>id</c>. An object without <c>input</c> is an input as a whole.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">A line is no JSON; the message says which.</exception>
    public static IReadOnlyList<DatasetItem> FromJsonLines(string path)
    {
        var items = new List<DatasetItem>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                items.Add(OfJson(Parsed(path, number, line)));
            }
        }

        return items;
    }

    /// <summary>Reads a file of comma-separated values with a line of column names (RFC 4180).</summary>
    /// <param name="path">The file.</param>
    /// <param name="expectedColumn">The column with what would be right; <c>expected_output</c> and <c>expectedOutput</c> are tried too.</param>
    /// <remarks>A column <c>id</c> is the item's id, columns that begin with <c>metadata.</c> are its metadata, a single column <c>input</c> is its input;
    /// else all other columns together are, as an object.</remarks>
    /// <exception cref="FormatException">A line has more or fewer values than there are columns, or a quote is never closed.</exception>
    public static IReadOnlyList<DatasetItem> FromCsv(string path, string expectedColumn = "expected")
    {
        var rows = Csv(path, File.ReadAllText(path));
        if (rows.Count == 0)
        {
            return [];
        }

        var names = rows[0];
        return [.. rows.Skip(1).Select((row, index) => row.Length == names.Length
            ? OfRow(names, row, expectedColumn)
            : throw new FormatException($"{path}, record {index + 2}: it has {row.Length} values, but there are {names.Length} columns."))];
    }

    private static DatasetItem OfJson(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("input", out var input))
        {
            return DatasetItem.Of(json);
        }

        return DatasetItem.Of(
            input,
            json.TryGetProperty("expectedOutput", out var expected) || json.TryGetProperty("expected_output", out expected) ? expected : null,
            json.TryGetProperty("metadata", out var metadata) ? metadata : null,
            json.TryGetProperty("id", out var id) ? JsonText.Of(id) : null);
    }

    private static DatasetItem OfRow(string[] names, string[] row, string expectedColumn)
    {
        var (input, metadata) = (new JsonObject(), new JsonObject());
        string? id = null, expected = null;
        for (var i = 0; i < names.Length; i++)
        {
            var name = names[i];
            if (name == "id")
            {
                id = row[i];
            }
            else if (name == expectedColumn || name is "expected_output" or "expectedOutput")
            {
                expected = row[i];
            }
            else if (name.StartsWith("metadata.", StringComparison.Ordinal))
            {
                metadata[name["metadata.".Length..]] = row[i];
            }
            else
            {
                input[name] = row[i];
            }
        }

        object whole = input.Count == 1 && input.ContainsKey("input") ? (string)input["input"]! : input;
        return DatasetItem.Of(whole, expected, metadata.Count == 0 ? null : metadata, id);
    }

    private static JsonElement Parsed(string path, int number, string line)
    {
        try
        {
            return JsonText.Parse(line);
        }
        catch (JsonException exception)
        {
            throw new FormatException($"{path}, line {number}: it is no JSON. {exception.Message}", exception);
        }
    }

    private static List<string[]> Csv(string path, string text)
    {
        var (rows, row, value) = (new List<string[]>(), new List<string>(), new StringBuilder());
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (isQuoted)
            {
                if (character != '"')
                {
                    value.Append(character);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    value.Append('"');
                    i++;
                }
                else
                {
                    isQuoted = false;
                }
            }
            else if (character == '"' && value.Length == 0)
            {
                isQuoted = true;
            }
            else if (character == ',')
            {
                EndValue(row, value);
            }
            else if (character == '\n')
            {
                EndRow(rows, row, value);
            }
            else if (character != '\r' || i + 1 < text.Length && text[i + 1] != '\n')
            {
                value.Append(character);
            }
        }

        if (isQuoted)
        {
            throw new FormatException($"{path}: a quote is never closed, in record {rows.Count + 1}.");
        }

        EndRow(rows, row, value);
        return rows;
    }

    private static void EndValue(List<string> row, StringBuilder value)
    {
        row.Add(value.ToString());
        value.Clear();
    }

    private static void EndRow(List<string[]> rows, List<string> row, StringBuilder value)
    {
        if (row.Count > 0 || value.Length > 0)
        {
            EndValue(row, value);
            rows.Add([.. row]);
        }

        row.Clear();
    }
}
