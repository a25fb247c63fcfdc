using Langfuse.Observe.LocalServer.Ingestion.Otlp;

namespace Langfuse.Observe.LocalServer.Ingestion;

/// <summary>
/// Reports spans that set a trace field back on Langfuse's older path: there a span that carries any trace field also
/// counts as saying "no version, no release, not public" when it leaves these out (wire contract 1.11).
/// </summary>
internal sealed class TraceFieldsInspector(WarningLog warnings)
{
    private static readonly string[] s_countAsSent = ["langfuse.trace.public", "langfuse.version", "langfuse.release"];
    private static readonly string[] s_traceFields = ["langfuse.trace.name", "langfuse.trace.tags", "langfuse.user.id", "user.id", "langfuse.session.id", "session.id"];

    public void Inspect(OtlpExport export)
    {
        foreach (var trace in export.Spans.GroupBy(span => span.TraceId))
        {
            foreach (var field in s_countAsSent.Where(field => trace.Any(span => Has(span, field))))
            {
                Inspect(trace, field);
            }
        }
    }

    private void Inspect(IEnumerable<OtlpSpan> trace, string field)
    {
        var lacking = trace.FirstOrDefault(span => !Has(span, field) && s_traceFields.Any(span.Attributes.Has));
        if (lacking is null)
        {
            return;
        }

        warnings.Add("trace-field-missing",
            $"'{field}' is on some spans of a trace and not on others that carry trace fields ('{lacking.Name}'). On Langfuse's older path those set it back: put it on every span.",
            lacking.TraceId, lacking.SpanId);
    }

    private static bool Has(OtlpSpan span, string field) => span.Attributes.Has(field) || span.Resource.Has(field == "langfuse.version" ? "service.version" : field);
}
