namespace ModelService;

/// <summary>A message of the conversation so far.</summary>
/// <param name="Role">Such as <c>system</c>, <c>user</c>, <c>assistant</c> or <c>tool</c>.</param>
/// <param name="Text">What it says; empty for a call of a tool.</param>
public sealed record Turn(string Role, string Text);
