// Right
using Langfuse.Observe;

namespace OrderDesk;

public sealed class OrderDesk(LangfuseClient langfuse, Func<string, Task<string>> complete)
{
    public async Task<string> TakeAsync(string customer, string text)
    {
        using var trace = langfuse.StartTrace("take-order", input: text);
        using (var parse = trace.StartSpan("parse"))
        {
            parse.Update(output: text.Split(',').Length);
        }

        using (LangfuseContext.Propagate(userId: customer, metadata: new { desk = "north" }))
        {
            var reply = await ConfirmAsync(trace, text);
            trace.Update(output: reply);
            return reply;
        }
    }

    private async Task<string> ConfirmAsync(Observation trace, string text)
    {
        using var generation = trace.StartGeneration("confirm", model: "gpt-4o-mini", input: text);
        var reply = await complete("Confirm: " + text);
        generation.Update(output: reply);
        return reply;
    }
}
