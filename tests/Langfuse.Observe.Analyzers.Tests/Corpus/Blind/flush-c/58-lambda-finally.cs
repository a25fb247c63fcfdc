// Right
using Langfuse.Observe;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.Core
{
    public interface ILambdaContext
    {
        string AwsRequestId { get; }
    }
}

namespace Thumbnails
{
    public class Handler
    {
        private static readonly LangfuseClient Langfuse = LangfuseClient.Start();

        public Task<int> FunctionHandler(string key, ILambdaContext context) =>
            FlushingAsync(() => ResizeAsync(key, context.AwsRequestId));

        private static async Task<T> FlushingAsync<T>(Func<Task<T>> work)
        {
            try
            {
                return await work();
            }
            finally
            {
                await Langfuse.FlushAsync(TimeSpan.FromSeconds(2));
            }
        }

        private static async Task<int> ResizeAsync(string key, string requestId)
        {
            using var trace = Langfuse.StartTrace("resize", input: key, metadata: new { requestId });
            if (key.EndsWith(".svg", StringComparison.Ordinal))
            {
                return 0;
            }

            await Task.Delay(5);
            trace.Update(output: 3);
            return 3;
        }
    }
}
