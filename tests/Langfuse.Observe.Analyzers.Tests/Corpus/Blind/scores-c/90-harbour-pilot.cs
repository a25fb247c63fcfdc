// Right
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "berth-right", "type": "boolean" }, { "name": "draught-margin", "type": "numeric", "min": -5, "max": 20 } ] }

await using var langfuse = LangfuseClient.Start();

var pilot = new PilotAdvisor();
foreach (var line in File.ReadLines(args[0]))
{
    using (LangfuseContext.Propagate(traceName: "berth-advice", metadata: new { quality = "unchecked" }))
    {
        Console.WriteLine(pilot.Advise(line.Trim(), draught: 9.5, depth: 11));
    }
}

var stored = await langfuse.Scores.ListAsync(name: "berth-right", limit: 50).ToListAsync();
Console.WriteLine(stored.Count(score => score.Number == 1));

sealed class PilotAdvisor
{
    [Observe(Name = "usefulness")]
    public string Advise(string ship, double draught, double depth)
    {
        LangfuseContext.UpdateCurrentObservation(metadata: new { toxicity = "none" });
        LangfuseContext.ScoreCurrentObservation("draught-margin", Math.Clamp(depth - draught, -5, 20));
        LangfuseContext.ScoreCurrentTrace("berth-right", ship.Length > 0 && depth > draught);
        return $"{ship}: berth 4";
    }
}
