namespace Langfuse.Observe;

/// <summary>For exception filters: what is thrown through a recorded call is recorded and never caught.</summary>
internal static class CallFailure
{
    /// <summary>Records what was thrown.</summary>
    /// <returns>Always false.</returns>
    public static bool Record(Observation observation, Exception exception)
    {
        observation.Fail(exception);
        return false;
    }
}
