namespace RagPipeline.Answering;

/// <summary>One message of a conversation, in the shape that Langfuse's page draws as chat.</summary>
public sealed record ChatTurn(string Role, string Content);
