using Parquet;
using Parquet.Schema;

namespace Langfuse.Observe.LocalServer.Features.Exchange;

/// <summary>Observations and scores as Parquet: one kind a file, some thousand rows a group.</summary>
internal static class ParquetTables
{
    private const int RowsOfAGroup = 2000;
    private const int MostRowsOfAGroup = 1_000_000;

    private static readonly ParquetColumn<Observation>[] s_observations =
    [
        Text("id", row => row.Id, (row, value) => row.Id = value ?? ""), Text("traceId", row => row.TraceId, (row, value) => row.TraceId = value ?? ""),
        Text("parentObservationId", row => row.ParentId, (row, value) => row.ParentId = value), Text("type", row => row.Type, (row, value) => row.Type = value ?? ""),
        Text("name", row => row.Name, (row, value) => row.Name = value ?? ""), Whole("startUs", row => row.StartUs, (row, value) => row.StartUs = value ?? 0),
        Whole("endUs", row => row.EndUs, (row, value) => row.EndUs = value ?? row.StartUs), Whole("completionStartUs", row => row.CompletionStartUs, (row, value) => row.CompletionStartUs = value),
        Flag("isOpen", row => row.IsOpen, (row, value) => row.IsOpen = value == true), Flag("isAppRoot", row => row.IsAppRoot, (row, value) => row.IsAppRoot = value == true),
        Text("level", row => row.Level, (row, value) => row.Level = value ?? "DEFAULT"), Text("statusMessage", row => row.StatusMessage, (row, value) => row.StatusMessage = value),
        Text("input", row => row.Input, (row, value) => row.Input = value), Text("output", row => row.Output, (row, value) => row.Output = value),
        Text("metadata", row => row.Metadata, (row, value) => row.Metadata = value), Text("model", row => row.Model, (row, value) => row.Model = value),
        Text("modelParameters", row => row.ModelParameters, (row, value) => row.ModelParameters = value), Text("usageDetails", row => row.Usage, (row, value) => row.Usage = value),
        Text("costDetails", row => row.Cost, (row, value) => row.Cost = value), Real("totalCost", row => row.TotalCost, (row, value) => row.TotalCost = value),
        Whole("inputTokens", row => row.InputTokens, (row, value) => row.InputTokens = value), Whole("outputTokens", row => row.OutputTokens, (row, value) => row.OutputTokens = value),
        Whole("totalTokens", row => row.TotalTokens, (row, value) => row.TotalTokens = value), Text("pricing", row => row.Pricing, (row, value) => row.Pricing = value),
        Text("promptName", row => row.PromptName, (row, value) => row.PromptName = value), Whole("promptVersion", row => row.PromptVersion, (row, value) => row.PromptVersion = value),
        Text("version", row => row.Version, (row, value) => row.Version = value), Text("release", row => row.Release, (row, value) => row.Release = value),
        Text("environment", row => row.Environment, (row, value) => row.Environment = value ?? "default"), Text("userId", row => row.UserId, (row, value) => row.UserId = value),
        Text("sessionId", row => row.SessionId, (row, value) => row.SessionId = value), Text("traceName", row => row.TraceName, (row, value) => row.TraceName = value),
        Text("tags", row => row.Tags, (row, value) => row.Tags = value), Flag("public", row => row.Public, (row, value) => row.Public = value),
        Text("experiment", row => row.Experiment, (row, value) => row.Experiment = value), Text("source", row => row.Source, (row, value) => row.Source = value),
        Whole("createdUs", row => row.CreatedUs, (row, value) => row.CreatedUs = value ?? 0),
    ];

    private static readonly ParquetColumn<Score>[] s_scores =
    [
        new TextColumn<Score>("id", row => row.Id, (row, value) => row.Id = value ?? ""), new TextColumn<Score>("traceId", row => row.TraceId, (row, value) => row.TraceId = value),
        new TextColumn<Score>("observationId", row => row.ObservationId, (row, value) => row.ObservationId = value), new TextColumn<Score>("sessionId", row => row.SessionId, (row, value) => row.SessionId = value),
        new TextColumn<Score>("datasetRunId", row => row.DatasetRunId, (row, value) => row.DatasetRunId = value), new TextColumn<Score>("name", row => row.Name, (row, value) => row.Name = value ?? ""),
        new TextColumn<Score>("dataType", row => row.DataType, (row, value) => row.DataType = value ?? ""), new NumberColumn<Score, double>("value", row => row.Value, (row, value) => row.Value = value),
        new TextColumn<Score>("stringValue", row => row.StringValue, (row, value) => row.StringValue = value), new TextColumn<Score>("source", row => row.Source, (row, value) => row.Source = value ?? "API"),
        new TextColumn<Score>("comment", row => row.Comment, (row, value) => row.Comment = value), new TextColumn<Score>("metadata", row => row.Metadata, (row, value) => row.Metadata = value),
        new TextColumn<Score>("configId", row => row.ConfigId, (row, value) => row.ConfigId = value), new TextColumn<Score>("queueId", row => row.QueueId, (row, value) => row.QueueId = value),
        new TextColumn<Score>("authorUserId", row => row.AuthorUserId, (row, value) => row.AuthorUserId = value), new TextColumn<Score>("environment", row => row.Environment, (row, value) => row.Environment = value ?? "default"),
        new NumberColumn<Score, long>("timestampUs", row => row.TimestampUs, (row, value) => row.TimestampUs = value ?? 0), new NumberColumn<Score, long>("createdUs", row => row.CreatedUs, (row, value) => row.CreatedUs = value ?? 0),
        new NumberColumn<Score, long>("updatedUs", row => row.UpdatedUs, (row, value) => row.UpdatedUs = value ?? 0),
    ];

    public static Task WriteAsync(Stream file, IEnumerable<Observation> rows, CancellationToken cancellationToken) => WriteAsync(file, s_observations, rows, cancellationToken);

    public static Task WriteAsync(Stream file, IEnumerable<Score> rows, CancellationToken cancellationToken) => WriteAsync(file, s_scores, rows, cancellationToken);

    /// <summary>The rows of a file: observations, or scores where it has the column dataType.</summary>
    /// <exception cref="InvalidDataException">It is no such file.</exception>
    public static async IAsyncEnumerable<(Observation? Observation, Score? Score)> ReadAsync(Stream file)
    {
        await using var reader = await OpenAsync(file);
        var fields = reader.Schema.GetDataFields();
        var isScores = fields.Any(field => field.Name == "dataType");
        for (var group = 0; group < reader.RowGroupCount; group++)
        {
            using var rows = reader.OpenRowGroupReader(group);
            if (rows.RowCount > MostRowsOfAGroup)
            {
                throw new InvalidDataException($"A row group has {rows.RowCount} rows; at most {MostRowsOfAGroup} are taken. Write the file with smaller groups.");
            }

            if (isScores)
            {
                foreach (var score in await ReadAsync(rows, fields, s_scores))
                {
                    yield return (null, score);
                }
            }
            else
            {
                foreach (var observation in await ReadAsync(rows, fields, s_observations))
                {
                    yield return (observation, null);
                }
            }
        }
    }

    private static async Task<ParquetReader> OpenAsync(Stream file)
    {
        try
        {
            return await ParquetReader.CreateAsync(file, null, true, CancellationToken.None);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new InvalidDataException($"The file is no Parquet: {exception.Message}");
        }
    }

    private static async Task<T[]> ReadAsync<T>(ParquetRowGroupReader reader, DataField[] fields, ParquetColumn<T>[] columns)
        where T : new()
    {
        var rows = new T[reader.RowCount];
        for (var index = 0; index < rows.Length; index++)
        {
            rows[index] = new T();
        }

        foreach (var column in columns)
        {
            if (fields.FirstOrDefault(field => field.Name == column.Field.Name) is not { } field)
            {
                continue;
            }

            try
            {
                await column.ReadAsync(reader, field, rows);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                throw new InvalidDataException($"The column '{field.Name}' cannot be read: {exception.Message}");
            }
        }

        return rows;
    }

    private static async Task WriteAsync<T>(Stream file, ParquetColumn<T>[] columns, IEnumerable<T> rows, CancellationToken cancellationToken)
    {
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(columns.Select(column => column.Field)), file, null, false, cancellationToken);
        foreach (var chunk in rows.Chunk(RowsOfAGroup))
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var group = writer.CreateRowGroup();
            foreach (var column in columns)
            {
                await column.WriteAsync(group, chunk);
            }
        }
    }

    private static TextColumn<Observation> Text(string name, Func<Observation, string?> get, Action<Observation, string?> set) => new(name, get, set);

    private static NumberColumn<Observation, long> Whole(string name, Func<Observation, long?> get, Action<Observation, long?> set) => new(name, get, set);

    private static NumberColumn<Observation, double> Real(string name, Func<Observation, double?> get, Action<Observation, double?> set) => new(name, get, set);

    private static NumberColumn<Observation, bool> Flag(string name, Func<Observation, bool?> get, Action<Observation, bool?> set) => new(name, get, set);
}
