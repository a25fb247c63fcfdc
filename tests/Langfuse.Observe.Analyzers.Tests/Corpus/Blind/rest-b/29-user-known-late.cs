// Planted: LFO6005
using Langfuse.Observe;

namespace Banking.Advice;

public sealed record Customer(string Id, string Segment);

public sealed class AdviceDesk
{
    public async Task<string> AdviseAsync(Customer customer, string question)
    {
        var topic = await ClassifyAsync(question);
        var answer = await AnswerAsync(topic, question);
        using (LangfuseContext.Propagate(userId: customer.Id, tags: [customer.Segment]))
        {
            return answer.Trim();
        }
    }

    [Observe(Name = "classify-question", AsType = ObservationType.Chain)]
    private static async Task<string> ClassifyAsync(string question)
    {
        await Task.Yield();
        return question.Contains("mortgage", StringComparison.OrdinalIgnoreCase) ? "mortgage" : "savings";
    }

    [Observe(Name = "answer-question", AsType = ObservationType.Agent)]
    private static async Task<string> AnswerAsync(string topic, string question)
    {
        await Task.Delay(1);
        return $"About {topic}: {question} ";
    }
}
