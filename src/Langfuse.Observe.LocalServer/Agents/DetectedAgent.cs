namespace Langfuse.Observe.LocalServer.Agents;

/// <param name="Name">As it is written there.</param>
/// <param name="Version">Its version, or that of the trace, or null.</param>
/// <param name="By">What told: tag, metadata, observation or name.</param>
internal sealed record DetectedAgent(string Name, string? Version, string By)
{
    public string Key => AgentDetection.Key(Name);
}
