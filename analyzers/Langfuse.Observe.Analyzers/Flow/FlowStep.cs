namespace Langfuse.Observe.Analyzers.Flow;

/// <summary>The outcome of one operation.</summary>
/// <param name="After">The states when it completes; 0 when it never does.</param>
/// <param name="Thrown">The states with which it can throw; 0 when it does not.</param>
/// <param name="Guarded">The states with which it throws if the code around it counts on that: nothing in it shows that it fails, but a catch says so.</param>
/// <param name="Left">The states with which the body can be left there for good, finally blocks run: a <c>yield return</c> whose reader stops.</param>
internal readonly record struct FlowStep(int After, int Thrown = 0, int Guarded = 0, int Left = 0)
{
    /// <summary>One of two ways.</summary>
    public static FlowStep operator |(FlowStep one, FlowStep other) =>
        new(one.After | other.After, one.Thrown | other.Thrown, one.Guarded | other.Guarded, one.Left | other.Left);

    /// <summary>This step, and after it another one: each way of failing is kept.</summary>
    public FlowStep Then(FlowStep next) => new(next.After, Thrown | next.Thrown, Guarded | next.Guarded, Left | next.Left);
}
