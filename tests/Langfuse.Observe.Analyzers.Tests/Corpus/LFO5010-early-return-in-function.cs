// Planted: LFO5010
using Langfuse.Observe;
using Microsoft.Azure.Functions.Worker;

public class Ask(LangfuseClient langfuse)
{
    [Function("ask")]
    public async Task<string> Run([HttpTrigger("post")] string question)
    {
        using var trace = langfuse.StartTrace("ask", input: question);
        if (question.Length == 0)
        {
            trace.Update(level: ObservationLevel.Warning);
            return "";
        }

        trace.End(output: question);
        await langfuse.FlushAsync();
        return question;
    }
}
