using Langfuse.Observe.LocalServer.Features.Traces;

namespace Langfuse.Observe.LocalServer.Features.Page;

/// <summary>A trace for the page.</summary>
/// <param name="Details">The trace, its observations (the oldest 20,000) and its scores.</param>
/// <param name="IsBrief">The observations are without input, output, metadata, usage and status message.</param>
internal sealed record PageTrace(TraceDetails Details, bool IsBrief);
