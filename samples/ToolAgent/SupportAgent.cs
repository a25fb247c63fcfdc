using Langfuse.Observe;
using Microsoft.Extensions.AI;

namespace ToolAgent;

/// <summary>Answers with the help of two tools, as it streams.</summary>
internal sealed class SupportAgent(IChatClient chat)
{
    private static readonly ChatOptions s_options = new()
    {
        Instructions = "You help customers of a shop. Look an order up before you refund it.",
        Tools = [AIFunctionFactory.Create(Shop.FindOrder, "find_order").UseLangfuse(), AIFunctionFactory.Create(Shop.Refund, "refund").UseLangfuse()],
    };

    [Observe(AsType = ObservationType.Agent, Name = "support-agent")]
    public async IAsyncEnumerable<string> AnswerAsync(string question, [UserId] string userId)
    {
        await foreach (var update in chat.GetStreamingResponseAsync(question, s_options))
        {
            yield return update.Text;
        }
    }
}
