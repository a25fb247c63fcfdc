namespace Langfuse.Observe.Tests.Shared;

/// <summary>Tests that run while no other of their assembly does: they need the processors, the pooled memory or the process-wide switches for themselves.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
