namespace Langfuse.Observe.Runtime.Failures;

/// <summary>An inner exception, as it is recorded.</summary>
/// <param name="Exception">The exception; its stack is read when the failure is written.</param>
/// <param name="Head">Its place among its siblings, type and message.</param>
/// <param name="RecordedOn">The observation that has it already, with stack and causes; null when none has.</param>
internal sealed record Cause(Exception Exception, string Head, Observation? RecordedOn);
