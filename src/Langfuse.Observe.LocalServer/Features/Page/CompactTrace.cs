using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Features.Page;

/// <summary>Writes the observations of a big trace as rows of values, so that a hundred thousand of them are a few megabytes.</summary>
/// <remarks>Names, models, types and levels stand once in <c>texts</c> and are numbers into it; a parent is the number of its row; times count from the start of the trace.</remarks>
internal sealed class CompactTrace
{
    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);

    public void Write(Utf8JsonWriter writer, Trace trace, IReadOnlyList<Observation> rows)
    {
        var places = new Dictionary<string, int>(rows.Count, StringComparer.Ordinal);
        for (var index = 0; index < rows.Count; index++)
        {
            places.TryAdd(rows[index].Id, index);
        }

        writer.WriteStartArray("rows");
        foreach (var row in rows)
        {
            Write(writer, trace, row, places);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("texts");
        foreach (var text in _texts.Keys)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    private void Write(Utf8JsonWriter writer, Trace trace, Observation row, Dictionary<string, int> places)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(row.Id);
        writer.WriteNumberValue(row.ParentId is null ? -1 : places.GetValueOrDefault(row.ParentId, -2));
        writer.WriteNumberValue(Text(row.Type));
        writer.WriteNumberValue(Text(row.Name));
        writer.WriteNumberValue(row.StartUs - trace.StartUs);
        writer.WriteNumberValue(row.EndUs - row.StartUs);
        Write(writer, row.CompletionStartUs - trace.StartUs);
        writer.WriteNumberValue(Text(row.Level));
        writer.WriteNumberValue(row.Model is null ? -1 : Text(row.Model));
        Write(writer, row.TotalTokens);
        Write(writer, row.TotalCost);
        writer.WriteEndArray();
    }

    private int Text(string text)
    {
        if (!_texts.TryGetValue(text, out var place))
        {
            _texts.Add(text, place = _texts.Count);
        }

        return place;
    }

    private static void Write(Utf8JsonWriter writer, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
