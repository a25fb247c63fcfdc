namespace Langfuse.Observe.Client.Tests.Concurrency;

/// <summary>Tests that need the processors for themselves.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
