using Langfuse.Observe.LocalServer.Costs;
using Langfuse.Observe.LocalServer.Ingestion.Otlp;

namespace Langfuse.Observe.LocalServer.Ingestion;

/// <summary>Takes trace exports in, whatever transport they came by.</summary>
internal sealed class OtlpIngestion(ISpanStore store, ObservationMapper mapper, TraceFieldsInspector traceFields, CostCalculator costs)
{
    /// <summary>Stores all spans of the export, or none.</summary>
    /// <returns>null when stored; else why the export is refused, for the client.</returns>
    public async Task<string?> IngestAsync(string projectId, OtlpExport export, CancellationToken cancellationToken)
    {
        if (export.Refusal() is { } refusal)
        {
            return refusal;
        }

        traceFields.Inspect(export);
        var rows = new Observation[export.Spans.Count];
        for (var index = 0; index < rows.Length; index++)
        {
            rows[index] = mapper.Map(export.Spans[index]);
        }

        foreach (var row in rows)
        {
            costs.Apply(projectId, row, rows);
        }

        await store.WriteAsync(projectId, rows, cancellationToken);
        return null;
    }
}
