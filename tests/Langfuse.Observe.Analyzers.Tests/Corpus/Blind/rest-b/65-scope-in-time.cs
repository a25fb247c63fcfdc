// Right
using Langfuse.Observe;

namespace Banking.Desk;

public sealed class AdviceFlow
{
    public async Task<string> AdviseAsync(string customer, string question)
    {
        using var who = LangfuseContext.Propagate(userId: customer);
        var topic = await ClassifyAsync(question);
        using var what = LangfuseContext.Propagate(tags: [topic]);
        return await AnswerAsync(topic, question);
    }

    [Observe(Name = "classify-request", AsType = ObservationType.Chain)]
    private static async Task<string> ClassifyAsync(string question)
    {
        await Task.Yield();
        return question.Contains("card", StringComparison.OrdinalIgnoreCase) ? "cards" : "accounts";
    }

    [Observe(Name = "answer-request", AsType = ObservationType.Agent)]
    private static async Task<string> AnswerAsync(string topic, string question)
    {
        await Task.Delay(1);
        return $"About {topic}: {question}";
    }
}
