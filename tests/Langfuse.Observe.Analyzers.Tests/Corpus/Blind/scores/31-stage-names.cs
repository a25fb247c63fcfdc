// Right
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
using var trace = langfuse.StartTrace("pipeline", input: "file.pdf");

Stage[] stages = [Stage.Parse, Stage.Index, Stage.Summarise];
foreach (var stage in stages)
{
    using var span = trace.StartSpan("stage", input: stage.ToString());
    span.Update(output: "ok");
    langfuse.Score(NameOf(stage), 1.0, traceId: trace.TraceId, observationId: span.Id);
}

trace.Update(output: "3 stages");

static string NameOf(Stage stage) => stage switch
{
    Stage.Parse => "layout-kept",
    Stage.Index => "chunks-embedded",
    _ => "summary-faithful",
};

enum Stage
{
    Parse,
    Index,
    Summarise,
}
