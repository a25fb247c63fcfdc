// Planted: LFO5010
using Langfuse.Observe;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.Core
{
    public interface ILambdaContext
    {
        string AwsRequestId { get; }
    }
}

namespace Orders
{
    public sealed record Order(string Number, decimal Total);

    public sealed class Function
    {
        private static readonly LangfuseClient Langfuse = LangfuseClient.Start();

        public async Task<string> HandleAsync(Order order, ILambdaContext context)
        {
            using (var trace = Langfuse.StartTrace("order", input: order, metadata: new { request = context.AwsRequestId }))
            {
                trace.Update(output: order.Total > 0 ? "accepted" : "refused");
            }

            if (order.Total <= 0)
            {
                return "refused";
            }

            await Task.Delay(5);
            await Langfuse.FlushAsync();
            return "accepted";
        }
    }
}
