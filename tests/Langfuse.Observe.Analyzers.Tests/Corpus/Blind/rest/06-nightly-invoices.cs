// Planted: LFO1011
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

int[] numbers = [20817, 20818, 20821];
foreach (var number in numbers)
{
    InvoiceRun.Process(langfuse, number);
}

static class InvoiceRun
{
    public static void Process(LangfuseClient langfuse, int number)
    {
        var title = string.Format("invoice-{0}", number);
        using var trace = langfuse.StartTrace(title, input: new { number });
        using (var render = trace.StartSpan("render"))
        {
            render.Update(output: new { pages = number % 3 + 1 });
        }
        trace.Update(output: "sent");
    }
}
