namespace Langfuse.Observe.Generators.Capture.Model;

/// <summary>What one <c>[Observe]</c> asks for: writers, and what to say of types that get none.</summary>
internal sealed record ObservedSpec(EquatableArray<WriterSpec> Writers, EquatableArray<DiagnosticSpec> Diagnostics);
