// Right
using Langfuse.Observe;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.Core
{
    public interface ILambdaContext
    {
        TimeSpan RemainingTime { get; }
    }
}

namespace Thumbs
{
    public sealed record Picture(string Bucket, string Path, int Width);

    public abstract class FlushingFunction<TIn, TOut>(LangfuseClient langfuse)
    {
        public async Task<TOut> FunctionHandler(TIn input, ILambdaContext context)
        {
            try
            {
                using var trace = langfuse.StartTrace("function", input: input);
                var output = await RunAsync(input, context.RemainingTime);
                trace.Update(output: output);
                return output;
            }
            finally
            {
                await langfuse.FlushAsync(TimeSpan.FromSeconds(2));
            }
        }

        protected abstract Task<TOut> RunAsync(TIn input, TimeSpan limit);
    }

    public sealed class ThumbnailFunction(LangfuseClient langfuse) : FlushingFunction<Picture, string>(langfuse)
    {
        protected override async Task<string> RunAsync(Picture input, TimeSpan limit)
        {
            if (input.Width <= 0)
            {
                return "skipped";
            }

            await Task.Delay(limit < TimeSpan.FromSeconds(1) ? 1 : 10);
            return $"{input.Bucket}/thumbs/{input.Path}";
        }
    }
}
