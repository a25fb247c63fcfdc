namespace Langfuse.Observe.Reliability.Report;

/// <summary>One line of the table of expected against seen.</summary>
internal sealed record Row(string Situation, string Expected, string Seen, bool Holds);
