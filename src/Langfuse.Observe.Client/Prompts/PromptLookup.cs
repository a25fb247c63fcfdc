namespace Langfuse.Observe.Prompts;

/// <summary>Finds a variable's value by its name.</summary>
internal delegate bool PromptLookup(string name, out object? value);
