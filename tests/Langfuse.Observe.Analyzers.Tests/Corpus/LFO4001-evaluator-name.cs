// Planted: LFO4001
using Langfuse.Observe;

public static class Experiments
{
    public static Evaluator<string>[] All() =>
    [
        Evaluator.Create<string>("exact-match", (item, output) => output.Length),
        Evaluator.Create<string>("exact-match", (item, output) => output.Length * 2),
    ];

    public static RunEvaluator Average() => RunEvaluator.Average("exact_match");
}
