using System.Text.Json.Serialization;

namespace RagPipeline.Answering;

/// <summary>One message of a conversation. Under these names Langfuse's page draws it as chat.</summary>
public sealed record ChatTurn([property: JsonPropertyName("role")] string Role, [property: JsonPropertyName("content")] string Content);
