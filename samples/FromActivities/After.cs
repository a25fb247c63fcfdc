using Langfuse.Observe;

namespace FromActivities;

/// <summary>As it is: what went in and out, what was thrown and when is recorded by the attribute; the code says what only it knows.</summary>
internal static class After
{
    [Observe(AsType = ObservationType.Agent, Name = "answer")]
    public static async Task<string> AnswerAsync(string question) => await AskAsync(question);

    [Observe(AsType = ObservationType.Generation, Name = "ask")]
    private static async Task<string> AskAsync(string question)
    {
        var reply = await Llm.CompleteAsync(question);
        LangfuseContext.UpdateCurrentObservation(model: reply.Model, usage: new Usage(input: reply.InputTokens, output: reply.OutputTokens));
        return reply.Text;
    }
}
