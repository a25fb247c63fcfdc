// Planted: LFO4006
using Langfuse.Observe;

namespace Flight.Crew;

public sealed record Swap(string From, string To, int RestHours);

public static class SwapExperiment
{
    public static Task<ExperimentResult> RunAsync(Dataset dataset, Func<string, CancellationToken, Task<Swap>> propose) =>
        dataset.RunExperimentAsync(
            "swaps",
            (item, token) => propose(item.InputText, token),
            [
                Evaluator.Create<Swap>("rest-hours", (item, swap) => swap.RestHours),
                Evaluator.Create<Swap>("legal", (item, swap) => Legal(swap)),
            ]);

    private static Evaluation? Legal(Swap swap)
    {
        if (swap.From == swap.To)
        {
            return null;
        }

        if (swap.RestHours < 0)
        {
            return new Evaluation(-1, comment: "overlapping duties", dataType: ScoreDataType.Boolean);
        }

        return new Evaluation(swap.RestHours >= 10 ? 1 : 0, dataType: ScoreDataType.Boolean);
    }
}
