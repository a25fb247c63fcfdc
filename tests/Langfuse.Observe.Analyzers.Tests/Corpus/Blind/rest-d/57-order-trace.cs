// Right
using Langfuse.Observe;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace Orders;

public sealed record Order(Guid Number, string Text);

public sealed class OrderWorker(LangfuseClient langfuse, Func<string, Task<string>> model)
{
    public async Task<string> HandleAsync(Order order)
    {
        using var trace = langfuse.StartTrace("order", input: order.Text, traceId: order.Number.ToString("N"));
        var answer = await model(order.Text);
        trace.Update(output: answer);
        return answer;
    }

    public async Task<string> ContinueAsync(string text)
    {
        if (Activity.Current is not { IdFormat: ActivityIdFormat.W3C } activity)
        {
            return await model(text);
        }

        using var step = langfuse.StartObservation(
            "continue",
            traceId: activity.TraceId.ToHexString(),
            parentObservationId: activity.SpanId.ToHexString());
        var answer = await model(text);
        step.Update(output: answer);
        return answer;
    }

    public void Remark(string reference, string remark)
    {
        var id = Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(reference))).ToLowerInvariant();
        using var trace = langfuse.StartTrace("remark", input: remark, traceId: id);
        trace.Update(output: remark.Length);
    }
}
