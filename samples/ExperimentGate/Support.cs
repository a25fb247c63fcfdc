using Langfuse.Observe;
using OpenAI.Chat;

namespace ExperimentGate;

/// <summary>What is tried before it is merged.</summary>
internal sealed class Support(ChatClient chat)
{
    [Observe(Name = "answer")]
    public async Task<string> AnswerAsync(string question, CancellationToken cancellationToken)
    {
        ChatCompletion completion = await chat.CompleteChatAsync([new SystemChatMessage("Answer in one sentence."), new UserChatMessage(question)], cancellationToken: cancellationToken);
        return completion.Content[0].Text;
    }
}
