// Right
using Langfuse.Observe;

namespace Dental.Scheduling;

public enum Step
{
    Understand,
    Propose,
    Confirm,
}

public sealed class StepScorer
{
    private const string Prefix = "scheduling";

    private static string NameFor(Step step) => step switch
    {
        Step.Understand => $"{Prefix}.intent-clear",
        Step.Propose => $"{Prefix}.slot-fits",
        Step.Confirm => $"{Prefix}.patient-agreed",
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    public void Score(Observation observation, Step step, bool ok, string practice)
    {
        observation.Score(NameFor(step), ok, metadata: new { practice });
    }
}

public static class Desk
{
    public static void Run(LangfuseClient langfuse, IEnumerable<(Step Step, bool Ok)> steps)
    {
        using var trace = langfuse.StartTrace("schedule");
        var scorer = new StepScorer();
        foreach (var (step, ok) in steps)
        {
            using var span = trace.StartSpan("step", input: step);
            scorer.Score(span, step, ok, "north");
        }
    }
}
