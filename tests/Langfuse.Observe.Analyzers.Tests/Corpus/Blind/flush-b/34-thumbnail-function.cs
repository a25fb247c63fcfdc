// Right
// Library
using Amazon.Lambda.Core;
using Langfuse.Observe;

namespace Amazon.Lambda.Core
{
    public interface ILambdaContext
    {
        TimeSpan RemainingTime { get; }
    }
}

namespace Images
{
    public sealed class CaptionFunction(LangfuseClient langfuse)
    {
        public async Task<string> FunctionHandler(string key, ILambdaContext context)
        {
            try
            {
                return await CaptionAsync(key);
            }
            finally
            {
                var budget = context.RemainingTime / 2;
                await langfuse.FlushAsync(budget);
            }
        }

        private async Task<string> CaptionAsync(string key)
        {
            using var trace = langfuse.StartTrace("caption", input: key);
            await Task.Delay(25);
            var caption = $"a picture called {Path.GetFileNameWithoutExtension(key)}";
            trace.Update(output: caption);
            return caption;
        }
    }
}
