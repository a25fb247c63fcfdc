// Right
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
using var trace = langfuse.StartTrace("attempts");

for (var attempt = 0; attempt < 3; attempt++)
{
    if (Attempt(trace, attempt))
    {
        break;
    }
}

static bool Attempt(Observation trace, int attempt)
{
    var generation = trace.StartGeneration("try", model: "gpt-4o", input: new { attempt });
    if (attempt == 0)
    {
        generation.End(output: "busy");
        generation.Score("usable", 0.0);
        return false;
    }

    generation.Update(output: "draft");
    generation.End(output: "final", usage: new Usage(input: 10, output: 4));
    generation.Score("usable", 1.0, comment: "second try");

    generation = trace.StartGeneration("polish", model: "gpt-4o");
    generation.Update(output: "final, polished");
    generation.End();
    return true;
}
