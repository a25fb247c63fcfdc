using Langfuse.Observe;
using Microsoft.Agents.AI;
using Microsoft.Agents.AI.Workflows;
using Microsoft.Extensions.AI;

namespace AgentWorkflow;

/// <summary>Two agents one after the other: one writes, one shortens what was written.</summary>
internal sealed class Newsroom(IChatClient chat)
{
    [Observe(AsType = ObservationType.Agent, Name = "newsroom")]
    public async IAsyncEnumerable<string> PublishAsync(string topic)
    {
        var workflow = AgentWorkflowBuilder.BuildSequential(
            new ChatClientAgent(chat, instructions: "Write a notice about the topic.", name: "writer"),
            new ChatClientAgent(chat, instructions: "Shorten the notice.", name: "editor"));
        await foreach (var update in workflow.AsAIAgent().RunStreamingAsync(topic))
        {
            yield return update.Text;
        }
    }
}
