// Planted: LFO6012
using Langfuse.Observe;

namespace Tides;

public sealed record Tide(string Port, double Metres);

public sealed class TideTables(LangfuseClient langfuse, Func<string, Task<IReadOnlyList<Tide>>> load)
{
    public async Task<string> BestAsync(string coast)
    {
        using var trace = langfuse.StartTrace("best-tide", input: coast);
        IReadOnlyList<Tide> tides;
        var retrieval = trace.StartObservation("load-tides", ObservationType.Retriever, input: coast);
        using (retrieval)
        {
            tides = await load(coast);
        }

        var best = tides.MaxBy(tide => tide.Metres);
        retrieval.Update(output: new { tides.Count, best?.Port }, metadata: new { source = "almanac" });
        trace.Update(output: best?.Port);
        return best?.Port ?? "none";
    }
}
