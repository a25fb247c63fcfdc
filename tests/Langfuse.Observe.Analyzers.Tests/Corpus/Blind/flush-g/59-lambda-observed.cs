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

namespace Tolls
{
    public sealed record Passage(string Gate, int Axles);

    public sealed class TollFunction(LangfuseClient langfuse)
    {
        [Observe(Name = "toll")]
        public async Task<decimal> HandleAsync(Passage passage, ILambdaContext context)
        {
            try
            {
                LangfuseContext.UpdateCurrentTrace(metadata: new { request = context.AwsRequestId });
                return await PriceAsync(passage);
            }
            finally
            {
                await langfuse.FlushAsync(TimeSpan.FromSeconds(2));
            }
        }

        private static async Task<decimal> PriceAsync(Passage passage)
        {
            await Task.Yield();
            return passage.Axles switch
            {
                <= 2 => 3.20m,
                3 => 6.40m,
                _ => 9.60m,
            };
        }
    }
}
