namespace Langfuse.Observe.LocalServer.Features.Experiments;

/// <summary>GET /experiments and /experiment-items.</summary>
internal static class ExperimentEndpoints
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 100;
    private const int MaxScores = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/public/experiments", Guarded.By(Role.Viewer, ListAsync));
        routes.MapGet("/api/public/experiment-items", Guarded.By(Role.Viewer, ListItemsAsync));
    }

    private static Task ListAsync(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        var filter = ExperimentFilter.ForExperiments(query);
        var asked = Asked.From(query, ["core"]);
        query.Check();
        var store = context.Get<IExperimentStore>();
        var (total, rows) = store.List(context.ProjectId(), filter, asked.Limit, asked.Offset);
        var scores = asked.WantsScores ? store.ScoresOf(context.ProjectId(), rows) : null;
        return JsonReply.OkAsync(context, writer => asked.WritePage(
            writer, rows, total, row => ExperimentReplyJson.Write(writer, row, asked.Groups, scores?[row.Id].Take(asked.ScoreLimit) ?? [])));
    }

    private static Task ListItemsAsync(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        var filter = ExperimentFilter.ForItems(query);
        var asked = Asked.From(query, ["core", "dataset"]);
        query.Check();
        var store = context.Get<IExperimentStore>();
        var (total, rows) = store.Items(context.ProjectId(), filter, asked.Limit, asked.Offset);
        var scores = asked.WantsScores ? store.ScoresOf(context.ProjectId(), rows) : null;
        return JsonReply.OkAsync(context, writer => asked.WritePage(
            writer, rows, total, row => ExperimentReplyJson.WriteItem(writer, row, asked.Groups, Of(row, scores).Take(asked.ScoreLimit))));
    }

    // A score of the trace or of the root observation; those of steps within are not the item's.
    private static IEnumerable<Score> Of(Observation item, ILookup<string, Score>? scores) =>
        scores?[item.TraceId].Where(score => score.ObservationId is null || score.ObservationId == item.Id) ?? [];

    /// <summary>What of a list was asked for.</summary>
    private sealed record Asked(IReadOnlyCollection<string> Groups, int Limit, int ScoreLimit, int Offset)
    {
        public bool WantsScores => Groups.Contains("scores");

        public static Asked From(QueryReader query, IReadOnlyCollection<string> otherwise) => new(
            query.List("fields") is { Count: > 0 } given ? given : otherwise,
            query.Number("limit", DefaultLimit, 1, MaxLimit),
            query.Number("scoreLimit", MaxScores, 1, MaxScores),
            Cursor.Read(query));

        public void WritePage<T>(System.Text.Json.Utf8JsonWriter writer, IReadOnlyList<T> rows, long total, Action<T> write)
        {
            writer.WriteStartObject();
            writer.WriteList("data", rows, (_, row) => write(row));
            writer.WriteStartObject("meta");
            if (Cursor.Next(Offset, Limit, total) is { } cursor)
            {
                writer.WriteString("cursor", cursor);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }
    }
}
