namespace Langfuse.Observe.LocalServer.Model;

/// <summary>A condition on a field of the API.</summary>
/// <param name="Field">The name of the field as the API has it.</param>
/// <param name="Comparison">How it is compared.</param>
/// <param name="Value">A text, a number, a truth value, microseconds for a time, or a list of texts; null where none is compared.</param>
/// <param name="Key">Which entry of a map, such as metadata or scores by name, is meant.</param>
internal sealed record Condition(string Field, Comparison Comparison, object? Value, string? Key = null);
