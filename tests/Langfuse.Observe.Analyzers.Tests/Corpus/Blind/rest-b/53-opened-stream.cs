// Right
using Langfuse.Observe;

namespace Helpdesk.Streaming;

public interface IModel
{
    Task<string[]> PlanAsync(string question);
}

public sealed class StreamingAnswers(IModel model)
{
    [Observe(Name = "open-answer")]
    public async Task<IAsyncEnumerable<string>> OpenAsync(string question)
    {
        var plan = await model.PlanAsync(question);
        if (plan.Length == 0)
        {
            throw new InvalidOperationException("no plan");
        }

        return WordsAsync(plan);
    }

    [Observe(Name = "answer-stream")]
    public IAsyncEnumerable<string> Stream(string question) => WordsAsync(question.Split(' '));

    private static async IAsyncEnumerable<string> WordsAsync(string[] words)
    {
        foreach (var word in words)
        {
            await Task.Delay(5);
            yield return word + " ";
        }
    }
}
