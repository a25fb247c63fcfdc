// Planted: LFO5013
using Langfuse.Observe;

namespace Support;

public interface IAnswers
{
    Task<string> AnswerAsync(string customer, string question);
}

public sealed class Answers(LangfuseClient langfuse, Desk desk) : IAnswers
{
    public Task<string> AnswerAsync(string customer, string question)
    {
        if (string.IsNullOrWhiteSpace(question))
        {
            return Task.FromResult("Please ask something.");
        }

        using (langfuse.StartTrace("answer", userId: customer, input: question))
        {
            return desk.ResolveAsync(question);
        }
    }
}

public sealed class Desk
{
    [Observe(AsType = ObservationType.Agent)]
    public async Task<string> ResolveAsync(string question)
    {
        await Task.Delay(10);
        return question.Contains("refund", StringComparison.OrdinalIgnoreCase) ? "Within 30 days." : "A person will call you.";
    }
}
