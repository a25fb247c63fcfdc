namespace Langfuse.Observe.Generators.Scores.Model;

/// <summary>A vocabulary file: the entries that are good, and what to say of the others.</summary>
internal sealed record VocabularySpec(EquatableArray<ScoreSpec> Scores, EquatableArray<DiagnosticSpec> Diagnostics);
