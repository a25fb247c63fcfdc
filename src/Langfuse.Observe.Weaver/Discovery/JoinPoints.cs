using Langfuse.Observe.Weaver.Reporting;

namespace Langfuse.Observe.Weaver.Discovery;

/// <summary>What discovery found: methods to observe, and members that something asked for and something nearer took out again.</summary>
internal sealed record JoinPoints(IReadOnlyList<JoinPoint> Found, IReadOnlyList<MemberReport> Skipped);
