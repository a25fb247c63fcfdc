namespace Langfuse.Observe.Generators.Capture.Model;

/// <summary>One direct read of an AI library's type. Equatable: texts only.</summary>
/// <param name="Meaning">The number of what the member means.</param>
/// <param name="Expression">The C# that reads it from <c>value</c>.</param>
internal sealed record AiReadSpec(int Meaning, string Expression);
