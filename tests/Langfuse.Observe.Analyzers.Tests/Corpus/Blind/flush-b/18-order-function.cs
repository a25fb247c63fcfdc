// Planted: LFO5010
// Library
using Amazon.Lambda.Core;
using Langfuse.Observe;

namespace Amazon.Lambda.Core
{
    public interface ILambdaContext
    {
        string AwsRequestId { get; }
    }
}

namespace Orders
{
    public sealed record Order(string Id, decimal Amount);

    public class OrderFunction(LangfuseClient langfuse)
    {
        public async Task<string> HandleAsync(Order order, ILambdaContext context)
        {
            using var trace = langfuse.StartTrace("order", input: order, metadata: new { request = context.AwsRequestId });
            try
            {
                var verdict = await CheckAsync(order);
                trace.Update(output: verdict);
                return verdict;
            }
            finally
            {
                await langfuse.FlushAsync(TimeSpan.FromSeconds(2));
            }
        }

        private static async Task<string> CheckAsync(Order order)
        {
            await Task.Delay(5);
            return order.Amount > 500 ? "review" : "accept";
        }
    }
}
