// Planted: LFO5010
using Langfuse.Observe;
using Microsoft.Azure.Functions.Worker;

namespace Orders;

public class OnOrder(LangfuseClient langfuse)
{
    [Function(nameof(OnOrder))]
    public async Task RunAsync([QueueTrigger("orders")] string message, FunctionContext context)
    {
        using (var trace = langfuse.StartTrace("order", input: message))
        {
            await Task.Delay(5);
            trace.Update(output: "accepted");
        }

        if (message.Contains("test"))
        {
            return;
        }

        await langfuse.FlushAsync();
    }
}
