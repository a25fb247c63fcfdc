namespace Langfuse.Observe.Api;

/// <summary>How long one try may take, and how often a request is tried again.</summary>
internal readonly record struct ApiLimits(TimeSpan Timeout, int Retries = 2);
