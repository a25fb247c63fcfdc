// Planted: LFO6009
using Langfuse.Observe;

namespace Survey;

public sealed record Reply(string Question, string Text);

public sealed class QuestionFile(LangfuseClient langfuse, Func<string, Task<string>> complete)
{
    public async IAsyncEnumerable<Reply> AnswerAllAsync(string path)
    {
        using var trace = langfuse.StartTrace("question-file", metadata: new { path });
        await foreach (var question in File.ReadLinesAsync(path))
        {
            if (question.StartsWith('#'))
            {
                continue;
            }

            yield return new Reply(question, await AnswerAsync(question));
        }
    }

    [Observe(AsType = ObservationType.Chain)]
    private Task<string> AnswerAsync(string question) => complete(question);
}
