namespace Langfuse.Observe.EndToEnd.Tests.Sample;

/// <summary>What a finished run of the sample left behind.</summary>
public sealed record SampleRun(int ExitCode, string Output, string Error);
