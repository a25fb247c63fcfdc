using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Features.Exchange;

/// <summary>Everything of a project out and in: JSON lines, or Parquet.</summary>
internal static class ExchangeEndpoints
{
    private const int Batch = 500;
    private const string JsonLines = "application/x-ndjson";
    private const string ParquetType = "application/vnd.apache.parquet";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/local/export", Guarded.Local(Role.Viewer, ExportAsync));
        routes.MapPost("/api/local/import", Guarded.Local(Role.Member, ImportAsync));
    }

    private static async Task ExportAsync(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        query.Only("format", "kind", "from", "to");
        var (format, kind) = (query.Text("format") ?? "jsonl", query.Text("kind"));
        var (from, to) = (query.TimeUs("from") ?? long.MinValue, query.TimeUs("to") ?? long.MaxValue);
        if (format is not ("jsonl" or "parquet"))
        {
            query.Issues.Add($"format: '{format}' is not one of jsonl, parquet");
        }

        if (kind is not (null or "observations" or "traces" or "scores") || (format == "parquet" && kind is not ("observations" or "scores")))
        {
            query.Issues.Add(format == "parquet" ? "kind: a Parquet file holds observations or scores; say which" : $"kind: '{kind}' is not one of observations, traces, scores");
        }

        query.Check();
        context.Response.ContentType = format == "jsonl" ? JsonLines : ParquetType;
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"langfuse-{kind ?? "export"}.{format}\"";
        await (format == "jsonl" ? WriteLinesAsync(context, kind, from, to) : WriteParquetAsync(context, kind!, from, to));
    }

    private static async Task WriteLinesAsync(HttpContext context, string? kind, long from, long to)
    {
        var (source, project) = (Source(context), context.ProjectId());
        IEnumerable<ExchangeLine> lines = kind is null or "traces" ? Traces(source, project, from, to).Select(trace => new ExchangeLine(Trace: trace)) : [];
        if (kind is null or "observations")
        {
            lines = lines.Concat(Observations(source, project, from, to).Select(row => new ExchangeLine(Observation: row)));
        }

        if (kind is null or "scores")
        {
            lines = lines.Concat(Scores(source, project, from, to).Select(row => new ExchangeLine(Score: row)));
        }

        foreach (var line in lines)
        {
            await JsonSerializer.SerializeAsync(context.Response.Body, line, ExchangeJson.Lines.ExchangeLine, context.RequestAborted);
            await context.Response.Body.WriteAsync("\n"u8.ToArray(), context.RequestAborted);
        }
    }

    // Its index stands at the end and its writer goes back and forth: a file first, then the answer.
    private static async Task WriteParquetAsync(HttpContext context, string kind, long from, long to)
    {
        await using var file = TemporaryFile();
        await (kind == "scores"
            ? ParquetTables.WriteAsync(file, Scores(Source(context), context.ProjectId(), from, to), context.RequestAborted)
            : ParquetTables.WriteAsync(file, Observations(Source(context), context.ProjectId(), from, to), context.RequestAborted));
        file.Position = 0;
        context.Response.ContentLength = file.Length;
        await file.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private static async Task ImportAsync(HttpContext context)
    {
        var importer = context.Get<Importer>();
        try
        {
            var told = context.Request.ContentType?.StartsWith(ParquetType, StringComparison.OrdinalIgnoreCase) == true
                ? await ImportParquetAsync(context, importer)
                : await importer.LinesAsync(context.ProjectId(), BodyLines.ReadAsync(context.Request.BodyReader), context.RequestAborted);
            await JsonReply.OkAsync(context, told, ImportJson.Default.ImportReply);
        }
        catch (InvalidDataException exception)
        {
            throw ApiException.Refused(exception.Message);
        }
    }

    private static async Task<ImportReply> ImportParquetAsync(HttpContext context, Importer importer)
    {
        await using var file = TemporaryFile();
        await context.Request.Body.CopyToAsync(file, context.RequestAborted);
        file.Position = 0;
        return await importer.RowsAsync(context.ProjectId(), ParquetTables.ReadAsync(file), context.RequestAborted);
    }

    private static FileStream TemporaryFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(Path.Combine(Path.GetTempPath(), $"langfuse-observe-{Guid.NewGuid():n}.parquet"), options);
    }

    private static IExchangeStore Source(HttpContext context) => context.Get<IExchangeStore>();

    private static IEnumerable<Observation> Observations(IExchangeStore source, string project, long from, long to)
    {
        for (var after = 0L; source.Observations(project, after, from, to, Batch) is { Count: > 0 } rows; after = rows[^1].Seq)
        {
            foreach (var row in rows)
            {
                yield return row;
            }
        }
    }

    private static IEnumerable<OwnTrace> Traces(IExchangeStore source, string project, long from, long to)
    {
        for (var after = ""; source.Traces(project, after, from, to, Batch) is { Count: > 0 } rows; after = rows[^1].Id)
        {
            foreach (var row in rows)
            {
                yield return row;
            }
        }
    }

    private static IEnumerable<Score> Scores(IExchangeStore source, string project, long from, long to)
    {
        for (var after = ""; source.Scores(project, after, from, to, Batch) is { Count: > 0 } rows; after = rows[^1].Id)
        {
            foreach (var row in rows)
            {
                yield return row;
            }
        }
    }
}
