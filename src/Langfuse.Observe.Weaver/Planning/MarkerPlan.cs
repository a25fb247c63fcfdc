namespace Langfuse.Observe.Weaver.Planning;

/// <summary>A parameter that names the user, the session, the model, or the place in a trace.</summary>
/// <param name="Method">The name of the attribute, without its suffix; for all but the ids also of the call that takes the value.</param>
/// <param name="Argument">The parameter.</param>
internal sealed record MarkerPlan(string Method, ArgumentPlan Argument)
{
    public const string TraceId = "TraceId";

    public const string ParentObservationId = "ParentObservationId";

    /// <summary>Ids are needed to begin the observation, so they are read by themselves.</summary>
    public bool IsId => Method is TraceId or ParentObservationId;
}
