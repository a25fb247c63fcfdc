using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Langfuse.Observe.Capture;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Delivery.Scores;

/// <summary>A checked score as the <c>score-create</c> event of the wire (wire contract 2.3).</summary>
internal static class ScoreEvent
{
    private const int MetadataBytes = 256 * 1024;

    /// <summary>The encoded event with a comma after it.</summary>
    public static byte[] Encode(ScoreRecord score, ScoreDataType dataType, ObservationSink sink)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("id"u8, Guid.NewGuid().ToString());
            json.WriteString("type"u8, "score-create"u8);
            json.WriteString("timestamp"u8, Time(score.Timestamp ?? DateTimeOffset.UtcNow));
            json.WriteStartObject("body"u8);
            WriteBody(json, score, dataType, sink);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        bytes.Write(","u8);
        return bytes.WrittenSpan.ToArray();
    }

    private static void WriteBody(Utf8JsonWriter json, ScoreRecord score, ScoreDataType dataType, ObservationSink sink)
    {
        Text(json, "traceId", score.TraceId);
        Text(json, "observationId", score.ObservationId);
        Text(json, "sessionId", score.SessionId is null ? null : FieldMask.Apply(sink, MaskedField.SessionId, score.SessionId));
        Text(json, "datasetRunId", score.DatasetRunId);
        json.WriteString("name"u8, dataType == ScoreDataType.Correction ? ScoreCheck.CorrectionName : score.Name);
        WriteValue(json, score.Value, dataType, sink);
        json.WriteString("dataType"u8, WireName(dataType));
        Text(json, "comment", score.Comment is null ? null : Bounded(sink, FieldMask.Apply(sink, MaskedField.ScoreComment, score.Comment)));
        if (score.Metadata is { } metadata)
        {
            json.WritePropertyName("metadata"u8);
            WriteMetadata(json, metadata, sink);
        }

        Text(json, "configId", score.ConfigId);

        // Without an id the server answers 201 and stores nothing; the same id again replaces the score.
        json.WriteString("id"u8, score.ScoreId ?? Guid.NewGuid().ToString());
        Text(json, "environment", score.Environment ?? sink.Environment);
    }

    private static void WriteValue(Utf8JsonWriter json, ScoreValue value, ScoreDataType dataType, ObservationSink sink)
    {
        if (dataType is ScoreDataType.Numeric or ScoreDataType.Boolean)
        {
            // The server refuses a JSON boolean: 1 or 0 (wire contract 2.3).
            json.WriteNumber("value"u8, value.Number!.Value);
        }
        else
        {
            json.WriteString("value"u8, Bounded(sink, FieldMask.Apply(sink, MaskedField.ScoreValue, value.Text!)));
        }
    }

    private static void WriteMetadata(Utf8JsonWriter json, object metadata, ObservationSink sink)
    {
        var text = FieldMask.Apply(sink, MaskedField.ScoreMetadata, ValueCapture.Text(metadata, sink.Masks ? MetadataBytes + FieldMask.SeenBeyond : MetadataBytes).TakeString());
        if (metadata is string || !IsJson(text))
        {
            json.WriteStringValue(text);
        }
        else
        {
            json.WriteRawValue(text, skipInputValidation: true);
        }
    }

    private static string Bounded(ObservationSink sink, string text) => BoundedText.Of(text, sink.MaxFieldBytes);

    /// <summary>A mask may have cut into the JSON.</summary>
    private static bool IsJson(string text)
    {
        try
        {
            using var parsed = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    private static string WireName(ScoreDataType dataType) => dataType switch
    {
        ScoreDataType.Categorical => "CATEGORICAL",
        ScoreDataType.Boolean => "BOOLEAN",
        ScoreDataType.Text => "TEXT",
        ScoreDataType.Correction => "CORRECTION",
        _ => "NUMERIC",
    };
}
