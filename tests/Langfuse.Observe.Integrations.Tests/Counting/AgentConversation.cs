using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;

namespace Langfuse.Observe.Integrations.Tests.Counting;

/// <summary>The same conversation, held by an agent of Agent Framework with the framework's own telemetry.</summary>
internal static class AgentConversation
{
    public static async Task HoldAsync(IChatClient chat, ChatOptions options, bool isObserved)
    {
        var agent = new ChatClientAgent(chat, new ChatClientAgentOptions { Name = "forecaster", UseProvidedChatClientAsIs = true })
            .AsBuilder().UseOpenTelemetry(configure: static telemetry => telemetry.EnableSensitiveData = true).Build();
        var run = new ChatClientAgentRunOptions(options);
        if (isObserved)
        {
            await Turns.AskAsync(agent, "the weather?", run);
            await Turns.StreamAsync(agent, "hello");
            return;
        }

        await agent.RunAsync("the weather?", options: run);
        await foreach (var _ in agent.RunStreamingAsync("hello"))
        {
        }
    }

#pragma warning disable LFO1018 // Layers that record the same call are what is tested.
    private static class Turns
    {
        [Observe(AsType = ObservationType.Generation, Name = "HoldAsync")]
        public static async Task<AgentResponse> AskAsync(AIAgent agent, string question, AgentRunOptions options) => await agent.RunAsync(question, options: options);

        [Observe(AsType = ObservationType.Generation, Name = "HoldAsync")]
        public static async Task<string> StreamAsync(AIAgent agent, string question)
        {
            var text = "";
            await foreach (var update in agent.RunStreamingAsync(question))
            {
                text += update.Text;
            }

            return text;
        }
    }
}
