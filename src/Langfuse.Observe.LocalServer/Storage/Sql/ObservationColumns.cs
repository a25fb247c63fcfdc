namespace Langfuse.Observe.LocalServer.Storage.Sql;

/// <summary>The columns of the table observations, as they are written.</summary>
internal static class ObservationColumns
{
    /// <summary>What <see cref="TraceSummary"/> reads.</summary>
    public const string ForSummary =
        "seq, projectId, traceId, id, parentId, isAppRoot, name, startUs, endUs, level, totalCost, inputTokens, outputTokens, totalTokens, " +
        "version, release, environment, userId, sessionId, traceName, tags, public, createdUs";

    /// <summary>What is written, in this order.</summary>
    public const string All =
        "projectId, traceId, id, parentId, isAppRoot, type, name, startUs, endUs, completionStartUs, level, statusMessage, input, output, metadata, model, modelParameters, " +
        "usage, cost, totalCost, inputTokens, outputTokens, totalTokens, promptName, promptVersion, version, release, environment, userId, sessionId, traceName, " +
        "tags, public, experiment, source, createdUs, pricing, isOpen";

    /// <summary>What an <see cref="Observation"/> is read from.</summary>
    public const string Read = "seq, " + All;

    /// <summary>Writes in the order of <see cref="All"/>.</summary>
    public static TWriter Write<TWriter>(TWriter writer, Observation row)
        where TWriter : IRowWriter<TWriter> => writer
        .Text(row.ProjectId).Text(row.TraceId).Text(row.Id).Text(row.ParentId).Flag(row.IsAppRoot)
        .Text(row.Type).Text(row.Name).Number(row.StartUs).Number(row.EndUs).Number(row.CompletionStartUs)
        .Text(row.Level).Text(row.StatusMessage).Text(row.Input).Text(row.Output).Text(row.Metadata)
        .Text(row.Model).Text(row.ModelParameters).Text(row.Usage).Text(row.Cost)
        .Real(row.TotalCost).Number(row.InputTokens).Number(row.OutputTokens).Number(row.TotalTokens)
        .Text(row.PromptName).Number(row.PromptVersion).Text(row.Version).Text(row.Release).Text(row.Environment)
        .Text(row.UserId).Text(row.SessionId).Text(row.TraceName).Text(row.Tags).Flag(row.Public)
        .Text(row.Experiment).Text(row.Source).Number(row.CreatedUs).Text(row.Pricing).Flag(row.IsOpen);
}
