namespace Langfuse.Observe.Server.Cli;

/// <param name="Name">What was looked at.</param>
/// <param name="IsGood">Whether it is in order.</param>
/// <param name="Text">What was seen and, when it is not in order, the cure.</param>
internal sealed record Finding(string Name, bool IsGood, string Text);
