// Planted: LFO5010
using Langfuse.Observe;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.Core
{
    public interface ILambdaContext
    {
        string AwsRequestId { get; }

        TimeSpan RemainingTime { get; }
    }
}

namespace Estate.Photos
{
    public sealed record PhotoEvent(string Bucket, string Name, string Room);

    // Writes captions for the photos of houses that are put into a bucket.
    public sealed class CaptionFunction
    {
        private readonly LangfuseClient _langfuse;

        public CaptionFunction(LangfuseClient langfuse) => _langfuse = langfuse;

        public async Task<string> HandleAsync(PhotoEvent photo, ILambdaContext context)
        {
            using var trace = _langfuse.StartTrace("caption", input: photo.Name, metadata: new { context.AwsRequestId });
            await Task.Delay(5);
            var caption = photo.Room switch
            {
                "kitchen" => "A bright kitchen with room for a table",
                "garden" => "A garden to the south",
                _ => "A quiet room",
            };
            trace.Update(output: caption);
            return caption;
        }
    }
}
