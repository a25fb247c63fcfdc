namespace Langfuse.Observe.Generators.Scores.Model;

/// <summary>Where the definitions go.</summary>
/// <param name="Namespace">The project's root namespace; empty for none.</param>
/// <param name="Name">The class's name.</param>
/// <param name="IsWanted">Whether the project references the library that has the definitions' type.</param>
internal sealed record ScoresClassSpec(string Namespace, string Name, bool IsWanted);
