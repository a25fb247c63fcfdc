// Planted: LFO4002
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "peak-error", "type": "numeric", "min": 0 }, { "name": "alarm-raised", "type": "boolean" } ] }

namespace River.Gauge;

public sealed record Forecast(double[] Levels);

public static class ForecastEvaluation
{
    public static async Task<ExperimentResult> RunAsync(Dataset dataset, Func<string, CancellationToken, Task<Forecast>> forecast, double alarm)
    {
        var result = await dataset.RunExperimentAsync("gauges", (item, token) => forecast(item.InputText, token), All(alarm), maxConcurrency: 4);
        result.ThrowIfFailed(atMost: 2);
        return result;
    }

    private static IEnumerable<Evaluator<Forecast>> All(double alarm)
    {
        yield return Evaluator.Create<Forecast>("peak-error", (item, output) => Math.Abs(output.Levels.Max() - item.ExpectedOutput.GetDouble()));
        yield return Evaluator.Create<Forecast>("alarm-raised", (item, output) => output.Levels.Any(level => level > alarm));
        yield return Evaluator.Create<Forecast>("smoothness", (item, output) => Roughness(output.Levels));
    }

    private static double Roughness(double[] levels) => levels.Zip(levels.Skip(1), (a, b) => Math.Abs(a - b)).DefaultIfEmpty(0).Average();
}
