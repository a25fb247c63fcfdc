// Planted: LFO6012
using Langfuse.Observe;

namespace Tax;

public sealed record TaxReply(string Text, int Read, int Written, bool Refused);

public sealed class TaxAdvisor(LangfuseClient langfuse, Func<string, Task<TaxReply>> model)
{
    public async Task<string> AskAsync(string question)
    {
        using var trace = langfuse.StartTrace("tax-question", input: question);
        using var generation = trace.StartGeneration("tax-answer", model: "gpt-4o", input: question);
        var reply = await model(question);
        if (reply.Refused)
        {
            generation.End(output: reply.Text, level: ObservationLevel.Warning, statusMessage: "refused");
        }

        var text = reply.Refused ? "Please ask a tax office." : reply.Text;
        generation.Update(output: text, usage: new Usage(input: reply.Read, output: reply.Written));
        trace.Update(output: text);
        return text;
    }
}
