namespace Langfuse.Observe;

/// <summary>Whether a run sink records, and if not, why.</summary>
/// <param name="Name">The sink's name: <c>langfuse</c>.</param>
/// <param name="Enabled">Whether it was asked for.</param>
/// <param name="Available">Whether the server took the credentials, so that runs are recorded.</param>
/// <param name="Detail">What is the matter, or where runs go.</param>
public sealed record RunSinkStatus(string Name, bool Enabled, bool Available, string Detail);
