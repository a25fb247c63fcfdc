namespace Langfuse.Observe.Generators.Prompts.Model;

/// <summary>What one file gave: a prompt, or what is wrong with it.</summary>
internal sealed record PromptFileSpec(PromptSpec? Prompt, EquatableArray<DiagnosticSpec> Diagnostics);
