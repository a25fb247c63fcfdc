namespace Langfuse.Observe.Integrations.Tests.Counting;

/// <summary>Who records a conversation.</summary>
[Flags]
public enum Sources
{
    None = 0,

    /// <summary><c>UseLangfuse()</c> on the OpenAI client's options.</summary>
    Policy = 1,

    /// <summary><c>UseLangfuse()</c> next to the model, inside function invocation.</summary>
    Inner = 2,

    /// <summary>Microsoft.Extensions.AI's own telemetry next to the model.</summary>
    OpenTelemetryInside = 4,

    /// <summary><c>UseLangfuse()</c> around function invocation.</summary>
    Outer = 8,

    /// <summary><c>[Observe(AsType = Generation)]</c> around each turn.</summary>
    Observed = 16,

    /// <summary>OpenAI's own telemetry, whose switch is on in this process: it is heard or not. It says nothing of streams.</summary>
    OpenAIItself = 32,

    /// <summary>Agent Framework's own telemetry, around an agent that holds the conversation.</summary>
    AgentItself = 64,
}
