// Planted: LFO1010
using Langfuse.Observe;

namespace Helpdesk;

public interface IKnowledge
{
    Task<string[]> FindAsync(string question);
}

public sealed class GroundedAnswers(IKnowledge knowledge)
{
    [Observe(Name = "answer-with-sources")]
    public async Task<(string[] Sources, IAsyncEnumerable<string> Words)> AnswerAsync(string question)
    {
        var sources = await knowledge.FindAsync(question);
        return (sources, WriteAsync(question, sources));
    }

    private static async IAsyncEnumerable<string> WriteAsync(string question, string[] sources)
    {
        yield return $"On '{question}':";
        foreach (var source in sources)
        {
            await Task.Delay(20);
            yield return " " + source;
        }
    }
}
