namespace Langfuse.Observe.Hosting;

/// <summary>The name of a client that was added besides the default one.</summary>
internal sealed record NamedClient(string Name);
