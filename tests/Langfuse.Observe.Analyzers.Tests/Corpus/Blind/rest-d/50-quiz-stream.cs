// Right
using Langfuse.Observe;
using System.Runtime.CompilerServices;

namespace Quiz;

public sealed class QuizMaster(Func<string, Task<string>> model)
{
    [Observe(Name = "quiz-round")]
    public async IAsyncEnumerable<string> RoundAsync(string team, int questions, [EnumeratorCancellation] CancellationToken ct = default)
    {
        using var scope = LangfuseContext.Propagate(sessionId: team, tags: ["quiz"]);
        for (var number = 1; number <= questions && !ct.IsCancellationRequested; number++)
        {
            var question = await InventAsync(number);
            if (question.EndsWith('?'))
            {
                yield return question;
            }
        }
    }

    public async Task<List<string>> CollectAsync(string team)
    {
        var list = new List<string>();
        await foreach (var question in RoundAsync(team, 10))
        {
            list.Add(question);
        }

        return list;
    }

    [Observe(Name = "invent-question", AsType = ObservationType.Chain)]
    private async Task<string> InventAsync(int number) => (await model($"Question {number} of a pub quiz")).Trim();
}
