namespace Langfuse.Observe.Delivery;

/// <summary>The last thing that went wrong in delivery.</summary>
internal sealed record LastProblem(string Message, DateTimeOffset Time);
