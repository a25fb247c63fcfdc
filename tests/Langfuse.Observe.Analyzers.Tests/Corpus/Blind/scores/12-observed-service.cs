// Right
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
Console.WriteLine(await Helpdesk.AnswerAsync("Can I return shoes?"));

static class Helpdesk
{
    [Observe]
    public static async Task<string> AnswerAsync(string question)
    {
        var answer = await DraftAsync(question);
        LangfuseContext.ScoreCurrentTrace("answer-length", (double)answer.Length);
        LangfuseContext.ScoreCurrentTrace("asked-politely", question.EndsWith('?'), comment: $"length-{question.Length}");
        return answer;
    }

    [Observe(Name = "answer_length")]
    private static async Task<string> DraftAsync(string question)
    {
        await Task.Delay(10);
        LangfuseContext.ScoreCurrentObservation("draft-confidence", 0.66);
        return $"About '{question}': yes, within 30 days.";
    }
}
