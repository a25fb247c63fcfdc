// Planted: LFO6009
using Langfuse.Observe;
namespace Chat;

public sealed class Stream(LangfuseClient langfuse)
{
    public async IAsyncEnumerable<string> AnswerAsync(string question)
    {
        using var trace = langfuse.StartTrace("answer", input: question);
        foreach (var part in await PlanAsync(question))
        {
            yield return await WriteAsync(part);
        }
    }

    [Observe]
    private Task<string[]> PlanAsync(string question) => Task.FromResult(question.Split(' '));

    [Observe]
    private Task<string> WriteAsync(string part) => Task.FromResult(part + "!");
}
