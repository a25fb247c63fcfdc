using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Storage.ClickHouse;

/// <summary>Rows for an insert, one JSON object a line.</summary>
internal sealed class JsonRows : IDisposable
{
    private const double LargestDecimal = 999_999;

    private readonly ArrayBufferWriter<byte> _buffer = new(64 * 1024);
    private readonly Utf8JsonWriter _writer;

    public JsonRows() => _writer = new Utf8JsonWriter(_buffer, JsonText.WriterOptions with { SkipValidation = true });

    public int Count { get; private set; }

    public ReadOnlyMemory<byte> Bytes => _buffer.WrittenMemory;

    public void Dispose() => _writer.Dispose();

    /// <summary>Adds a row; columns that are not written have their defaults.</summary>
    public void Add(Action<JsonRows> write)
    {
        Count++;
        _writer.Reset(_buffer);
        _writer.WriteStartObject();
        write(this);
        _writer.WriteEndObject();
        _writer.Flush();
        _buffer.GetSpan(1)[0] = (byte)'\n';
        _buffer.Advance(1);
    }

    public JsonRows Text(string column, string? value)
    {
        if (value is not null)
        {
            _writer.WriteString(column, value);
        }

        return this;
    }

    public JsonRows Number(string column, long? value)
    {
        if (value is { } number)
        {
            _writer.WriteNumber(column, number);
        }

        return this;
    }

    public JsonRows Real(string column, double? value)
    {
        if (value is { } number)
        {
            _writer.WriteNumber(column, number);
        }

        return this;
    }

    public JsonRows Flag(string column, bool? value) => Number(column, value is { } flag ? flag ? 1 : 0 : null);

    /// <summary>A time in milliseconds. ClickHouse's calendar ends with 2299.</summary>
    public JsonRows Time(string column, long? us) => Number(column, us is { } time ? Milliseconds(time) : null);

    /// <summary>Milliseconds as ClickHouse's calendar has them.</summary>
    public static long Milliseconds(long us)
    {
        const long EndOf2299 = 10_413_791_999_999;
        return Math.Clamp(us / 1000, 0, EndOf2299);
    }

    /// <summary>An amount with twelve digits behind the point, and at most six before it.</summary>
    public JsonRows Amount(string column, double? value)
    {
        if (value is { } amount)
        {
            _writer.WritePropertyName(column);
            WriteAmount(amount);
        }

        return this;
    }

    /// <summary>The members of a JSON object as texts.</summary>
    public JsonRows Texts(string column, string? json) => Members(column, json, static (rows, member) =>
        rows._writer.WriteString(member.Name, member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString() : member.Value.GetRawText()));

    /// <summary>The members of a JSON object that are whole numbers.</summary>
    public JsonRows Counts(string column, string? json) => Members(column, json, static (rows, member) =>
    {
        if (member.Value.ValueKind == JsonValueKind.Number && member.Value.TryGetUInt64(out var count))
        {
            rows._writer.WriteNumber(member.Name, count);
        }
    });

    /// <summary>The members of a JSON object that are amounts.</summary>
    public JsonRows Amounts(string column, string? json) => Members(column, json, static (rows, member) =>
    {
        if (member.Value.ValueKind == JsonValueKind.Number && member.Value.TryGetDouble(out var amount))
        {
            rows._writer.WritePropertyName(member.Name);
            rows.WriteAmount(amount);
        }
    });

    /// <summary>The texts of a JSON list.</summary>
    public JsonRows List(string column, string? json)
    {
        using var document = JsonText.TryParse(json);
        if (document?.RootElement.ValueKind == JsonValueKind.Array)
        {
            _writer.WriteStartArray(column);
            foreach (var item in document.RootElement.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String))
            {
                _writer.WriteStringValue(item.GetString());
            }

            _writer.WriteEndArray();
        }

        return this;
    }

    private JsonRows Members(string column, string? json, Action<JsonRows, JsonProperty> write)
    {
        using var document = JsonText.TryParse(json);
        if (document?.RootElement.ValueKind == JsonValueKind.Object)
        {
            _writer.WriteStartObject(column);
            foreach (var member in document.RootElement.EnumerateObject())
            {
                write(this, member);
            }

            _writer.WriteEndObject();
        }

        return this;
    }

    private void WriteAmount(double amount) => _writer.WriteRawValue(Math.Clamp(amount, -LargestDecimal, LargestDecimal).ToString("F12", CultureInfo.InvariantCulture));
}
