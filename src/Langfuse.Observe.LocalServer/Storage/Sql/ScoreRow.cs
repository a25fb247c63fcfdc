namespace Langfuse.Observe.LocalServer.Storage.Sql;

/// <summary>The parameters by which a score is written.</summary>
internal static class ScoreRow
{
    public static object Of(Score score, SqlDialect dialect)
    {
        string? Text(string? text) => text is null ? null : dialect.Text(text);

        return new
        {
            score.ProjectId,
            Id = Text(score.Id),
            TraceId = Text(score.TraceId),
            ObservationId = Text(score.ObservationId),
            SessionId = Text(score.SessionId),
            DatasetRunId = Text(score.DatasetRunId),
            Name = Text(score.Name),
            score.DataType,
            score.Value,
            StringValue = Text(score.StringValue),
            score.Source,
            Comment = Text(score.Comment),
            score.Metadata,
            ConfigId = Text(score.ConfigId),
            QueueId = Text(score.QueueId),
            AuthorUserId = Text(score.AuthorUserId),
            Environment = Text(score.Environment),
            score.TimestampUs,
            score.CreatedUs,
            score.UpdatedUs,
        };
    }
}
