namespace Langfuse.Observe.LocalServer.Policies;

/// <summary>What traces must keep to.</summary>
internal interface IPolicyRule
{
    /// <summary>What of the trace does not keep to it.</summary>
    IEnumerable<Finding> Check(ReviewedTrace trace);
}
