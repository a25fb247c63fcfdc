// Correct
using Langfuse.Observe;

public class Rag(LangfuseClient langfuse)
{
    public async Task<string> AnswerAsync(string question)
    {
        using var trace = langfuse.StartTrace("answer", input: question);
        using (var span = langfuse.StartSpan("search"))
        {
            await Task.Delay(1);
            span.Update(output: 3);
        }

        using var generation = langfuse.StartGeneration("complete", model: "gpt-4o", input: question);
        generation.Update(output: question, usage: new Usage(input: 10, output: 5));
        return question;
    }
}
