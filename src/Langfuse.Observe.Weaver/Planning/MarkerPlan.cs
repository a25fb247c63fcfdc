namespace Langfuse.Observe.Weaver.Planning;

/// <summary>A parameter that names the user, the session or the model.</summary>
/// <param name="Method">The name of the call that takes it: <c>UserId</c>, <c>SessionId</c> or <c>Model</c>.</param>
/// <param name="Argument">The parameter.</param>
internal sealed record MarkerPlan(string Method, ArgumentPlan Argument);
