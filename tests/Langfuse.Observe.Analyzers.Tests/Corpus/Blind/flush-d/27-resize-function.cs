// Planted: LFO5010
using Langfuse.Observe;
using Amazon.Lambda.Core;

namespace Images
{
    public sealed record ImageEvent(string Bucket, string Key, int Width);

    public sealed class ResizeFunction(LangfuseClient langfuse)
    {
        public async Task<string> HandleAsync(ImageEvent image, ILambdaContext context)
        {
            using var trace = langfuse.StartTrace("resize-image", input: image);
            if (image.Width <= 0)
            {
                trace.Update(output: "skipped", level: ObservationLevel.Warning);
                trace.End();
                return "skipped";
            }

            var target = await ResizeAsync(image);
            trace.Update(output: target);
            trace.End();
            await langfuse.FlushAsync(timeout: TimeSpan.FromSeconds(2));
            return target;
        }

        private static async Task<string> ResizeAsync(ImageEvent image)
        {
            await Task.Delay(5);
            return $"{image.Bucket}/{image.Width}/{image.Key}";
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
