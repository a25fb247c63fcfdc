// Planted: LFO5012
using Langfuse.Observe;

namespace Elections;

public enum Stage { Read, Count, Publish }

// Long-running: counts come in through the night, and each round goes through its stages.
public sealed class CountingRound(LangfuseClient langfuse, TextWriter log)
{
    public async Task<int> RunAsync(string district, HttpClient http, CancellationToken stop)
    {
        var read = Begin(Stage.Read, district);
        var text = await http.GetStringAsync("https://count.example.org/" + district, stop);
        Finish(read, text.Length);

        using var count = Begin(Stage.Count, district);
        var votes = text.Split('\n').Count(line => line.StartsWith('V'));
        count.Update(output: votes);
        return votes;
    }

    private Observation Begin(Stage stage, string district)
    {
        log.WriteLine($"{district}: {stage}");
        return langfuse.StartObservation("counting-stage", ObservationType.Chain, metadata: new { stage, district });
    }

    private void Finish(Observation observation, object output)
    {
        observation.End(output: output);
        log.WriteLine($"{observation.Name}: done");
    }
}
