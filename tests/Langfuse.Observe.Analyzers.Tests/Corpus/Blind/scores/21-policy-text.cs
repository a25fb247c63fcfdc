// Planted: LFO4008
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var traceId = LangfuseClient.CreateTraceId(seed: "policy-2024");

langfuse.Score("policy-finding", Findings.Retention, traceId: traceId, dataType: ScoreDataType.Text);
langfuse.Score("policy-ok", false, traceId: traceId);

internal static class Findings
{
    public const string Retention =
        "The answer tells the customer that personal data is deleted immediately after the account is closed. "
        + "This is not what the retention policy says: invoices are kept for ten years, support conversations for "
        + "twenty-four months, and log files for ninety days. The answer must name these three periods, say which law "
        + "requires the first of them, and point to the page where a customer can ask for an earlier deletion of the "
        + "conversations. It must not promise a date. Reviewers have seen the same mistake in the German and French "
        + "versions of the prompt, so that all three need to be corrected together before the next release is made.";
}
