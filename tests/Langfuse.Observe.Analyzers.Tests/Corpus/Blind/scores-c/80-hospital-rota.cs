// Right
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "rota-fair", "type": "boolean" }, { "name": "night-shifts", "type": "numeric", "min": 0, "max": 14 }, { "name": "rota-kind", "type": "categorical", "categories": ["draft", "published"] } ] }

namespace Hospital.Rota;

public sealed record Shift(string Nurse, bool Night);

public interface IRotaMetric
{
    void Apply(Observation observation, IReadOnlyList<Shift> shifts);
}

public sealed class Fairness : IRotaMetric
{
    public void Apply(Observation observation, IReadOnlyList<Shift> shifts)
    {
        var counts = shifts.GroupBy(shift => shift.Nurse).Select(group => group.Count()).DefaultIfEmpty(0).ToArray();
        bool? fair = shifts.Count == 0 ? null : counts.Max() - counts.Min() <= 1;
        if (fair is { } value)
        {
            observation.Score("rota-fair", value);
        }
    }
}

public sealed class Nights(string kind = "draft") : IRotaMetric
{
    public void Apply(Observation observation, IReadOnlyList<Shift> shifts)
    {
        observation.Score("night-shifts", Math.Min(14, shifts.Count(shift => shift.Night)));
        observation.Score("rota-kind", kind);
    }
}

public static class RotaReport
{
    public static void Run(LangfuseClient langfuse, IReadOnlyList<Shift> shifts)
    {
        using var trace = langfuse.StartTrace("rota", input: shifts);
        foreach (var metric in new IRotaMetric[] { new Fairness(), new Nights(), new Nights("published") })
        {
            metric.Apply(trace, shifts);
        }
    }
}
