// Right
using Langfuse.Observe;

namespace Gym.Coach;

public sealed record Plan(string Goal, int Weeks, IReadOnlyList<string> Exercises);

public abstract class Judged<T>
{
    protected abstract string ScoreName { get; }

    protected abstract double Judge(T value);

    public void Apply(Observation observation, T value) => observation.Score(ScoreName, Judge(value));
}

public sealed class Variety : Judged<Plan>
{
    protected override string ScoreName => "variety";

    protected override double Judge(Plan value) =>
        value.Exercises.Count == 0 ? 0 : value.Exercises.Distinct().Count() / (double)value.Exercises.Count;
}

public sealed class PlanLength : Judged<Plan>
{
    protected override string ScoreName => "weeks-planned";

    protected override double Judge(Plan value) => value.Weeks;
}

public static class Coach
{
    private static readonly Judged<Plan>[] Judges = [new Variety(), new PlanLength()];

    public static void Report(Observation trace, Plan plan)
    {
        foreach (var judge in Judges)
        {
            judge.Apply(trace, plan);
        }
    }
}
