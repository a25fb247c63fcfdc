using Parquet;
using Parquet.Schema;

namespace Langfuse.Observe.LocalServer.Features.Exchange;

/// <summary>The columns of a Parquet file: the names of the API, times in microseconds since 1970 too.</summary>
internal abstract class ParquetColumn<T>(DataField field)
{
    public DataField Field { get; } = field;

    public abstract Task WriteAsync(ParquetRowGroupWriter writer, IReadOnlyList<T> rows);

    public abstract Task ReadAsync(ParquetRowGroupReader reader, DataField field, IReadOnlyList<T> rows);
}

internal sealed class TextColumn<T>(string name, Func<T, string?> get, Action<T, string?> set) : ParquetColumn<T>(new DataField<string>(name))
{
    public override Task WriteAsync(ParquetRowGroupWriter writer, IReadOnlyList<T> rows) => writer.WriteAsync(Field, [.. rows.Select(get)!], null);

    public override async Task ReadAsync(ParquetRowGroupReader reader, DataField field, IReadOnlyList<T> rows)
    {
        var values = new string?[rows.Count];
        await reader.ReadAsync(field, values.AsMemory(), null, CancellationToken.None);
        for (var index = 0; index < rows.Count; index++)
        {
            set(rows[index], values[index]);
        }
    }
}

internal sealed class NumberColumn<T, TValue>(string name, Func<T, TValue?> get, Action<T, TValue?> set) : ParquetColumn<T>(new DataField<TValue?>(name))
    where TValue : struct
{
    public override Task WriteAsync(ParquetRowGroupWriter writer, IReadOnlyList<T> rows) =>
        writer.WriteAsync<TValue>(Field, (ReadOnlyMemory<TValue?>)rows.Select(get).ToArray(), null, null, CancellationToken.None);

    public override async Task ReadAsync(ParquetRowGroupReader reader, DataField field, IReadOnlyList<T> rows)
    {
        var values = new TValue?[rows.Count];
        await reader.ReadAsync<TValue>(field, values.AsMemory(), null, CancellationToken.None);
        for (var index = 0; index < rows.Count; index++)
        {
            set(rows[index], values[index]);
        }
    }
}
