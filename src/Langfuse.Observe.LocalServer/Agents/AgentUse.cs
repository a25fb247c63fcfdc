namespace Langfuse.Observe.LocalServer.Agents;

/// <summary>A tool or a model that an agent called.</summary>
internal sealed record AgentUse(string Name, int Calls, int Errors, double TotalCost);
