// Planted: LFO4002
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "skill-overlap", "type": "numeric", "min": 0, "max": 1 }, { "name": "invited", "type": "boolean" } ] }

var traceId = args.Length > 0 ? args[0] : LangfuseClient.CreateTraceId();
await using var langfuse = LangfuseClient.Start();
var metrics = new Metrics(langfuse, traceId);
metrics.Overlap(["c#", "sql"], ["c#", "go"]);
metrics.Invited(true);
metrics.Distance(12.5);

sealed class Metrics(LangfuseClient langfuse, string traceId)
{
    public void Overlap(string[] wanted, string[] offered) =>
        Put("skill-overlap", wanted.Intersect(offered).Count() / (double)wanted.Length);

    public void Invited(bool invited) => Put("invited", invited);

    public void Distance(double kilometres) => Put(value: kilometres, name: "commute");

    private void Put(string name, ScoreValue value) => langfuse.Score(name, value, traceId: traceId);
}
