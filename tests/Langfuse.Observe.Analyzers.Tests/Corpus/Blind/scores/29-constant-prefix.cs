// Right
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var id = LangfuseClient.CreateTraceId(seed: "invoice-17");

langfuse.Score(Metric.Totals, 1.0, traceId: id);
langfuse.Score(Metric.Supplier, 0.5, traceId: id);
langfuse.Score($"{Metric.Prefix}.{nameof(Metric.Currency)}", 1.0, traceId: id);

internal static class Metric
{
    public const string Prefix = "invoice";
    public const string Totals = Prefix + ".totals";
    public const string Supplier = $"{Prefix}.supplier";
    public const string Currency = "EUR";
}
