using Langfuse.Observe.Weaver.Reporting;

namespace Langfuse.Observe.Weaver;

/// <summary>What one run of the weaver did.</summary>
/// <param name="Findings">What there is to say about it, errors among them.</param>
/// <param name="Members">Each member that was asked for, woven or not.</param>
/// <param name="IsWritten">Whether the assembly was replaced.</param>
internal sealed record WeaveResult(IReadOnlyList<Finding> Findings, IReadOnlyList<MemberReport> Members, bool IsWritten)
{
    public bool HasErrors => Findings.Any(finding => finding.IsError);
}
