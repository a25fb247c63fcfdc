namespace Langfuse.Observe.Runtime.Streams;

/// <summary>A call of an iterator, whose body runs with the enumeration: each is an observation of its own.</summary>
internal sealed class IteratorCall(Observation template) : StreamCall(template.Method!)
{
    public override Observation? Maker => template.Template!.Made.Maker;

    public override Observation? Start(out StreamContext inside)
    {
        using var maker = template.Template!.Made.Enter();
        var observation = StreamTemplate.Start(template);
        if (observation is null && maker.IsOpen && Ambient.Current is { IsUnsampled: true })
        {
            // What the stream does belongs to a trace that is not sampled, though the consumer's flow no longer says so.
            observation = new Observation(Method.Type, new SilentState());
        }

        // The first step enters the context itself.
        inside = StreamContext.OfCurrent();
        observation?.Leave();
        return observation;
    }
}
