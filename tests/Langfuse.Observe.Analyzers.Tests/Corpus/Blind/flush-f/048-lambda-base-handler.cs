// Planted: LFO5010
using Langfuse.Observe;
using Amazon.Lambda.Core;

namespace Travel.Functions
{
    public sealed record Trip(string From, string To, int Travellers);

    public abstract class HandlerBase<TIn, TOut>(LangfuseClient langfuse)
    {
        public async Task<TOut> FunctionHandler(TIn input, ILambdaContext context)
        {
            using var trace = langfuse.StartTrace("function", metadata: new { request = context.AwsRequestId });
            var output = await HandleAsync(input);
            trace.Update(output: output?.ToString());
            return output;
        }

        protected abstract Task<TOut> HandleAsync(TIn input);
    }

    public sealed class QuoteFunction(LangfuseClient langfuse) : HandlerBase<Trip, decimal>(langfuse)
    {
        protected override async Task<decimal> HandleAsync(Trip input)
        {
            await Task.Yield();
            return input.Travellers * (input.From == input.To ? 0m : 79.90m);
        }
    }
}

namespace Amazon.Lambda.Core
{
    public interface ILambdaContext
    {
        string AwsRequestId { get; }
    }
}
