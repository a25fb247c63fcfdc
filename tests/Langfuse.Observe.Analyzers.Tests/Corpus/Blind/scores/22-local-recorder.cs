// Right
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
using var trace = langfuse.StartTrace("summarise", input: "A long article");

Action<string, double> save = (name, value) => langfuse.Score(name, value, traceId: trace.TraceId);

var summary = "The article says that trains are punctual.";
trace.Update(output: summary);

save("compression", summary.Length / 200.0);
save("novelty", Ratio(3, 12));
save("duration-ms", 1250);

void Flag(bool condition, string why)
{
    langfuse.Score("needs-review", condition, traceId: trace.TraceId, comment: why);
}

Flag(summary.Contains("punctual"), "");
Flag(condition: false, why: $"checked at {DateTime.UtcNow:O}");

static double Ratio(int part, int whole) => whole == 0 ? 0 : part / (double)whole;
