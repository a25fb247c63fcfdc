// Right
using Langfuse.Observe;

namespace Elections;

public enum Stage { Read, Count }

public sealed class CountingRound(LangfuseClient langfuse, TextWriter log)
{
    public async Task<int> RunAsync(string district, HttpClient http, CancellationToken stop)
    {
        string text;
        using (var read = Begin(Stage.Read, district))
        {
            text = await http.GetStringAsync("https://count.example.org/" + district, stop);
            read.Update(output: text.Length);
        }

        using var count = Begin(Stage.Count, district);
        var votes = text.Split('\n').Count(line => line.StartsWith('V'));
        if (votes == 0)
        {
            count.End(level: ObservationLevel.Warning, statusMessage: "no votes");
            return 0;
        }

        count.End(output: votes);
        return votes;
    }

    private Observation Begin(Stage stage, string district)
    {
        var observation = langfuse.StartObservation("counting-stage", ObservationType.Chain, metadata: new { stage, district });
        log.WriteLine($"{district}: {stage}");
        return observation;
    }
}
