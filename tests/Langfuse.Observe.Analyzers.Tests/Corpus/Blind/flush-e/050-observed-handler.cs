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

namespace Hotel.Reviews
{
    public sealed record Review(string Guest, string Text);

    public sealed class ReplyFunction(LangfuseClient langfuse)
    {
        [Observe(Name = "reply-to-review")]
        public async Task<string> ReplyAsync(Review review, ILambdaContext context)
        {
            try
            {
                return await WriteAsync(review.Text);
            }
            finally
            {
                var result = await langfuse.FlushAsync();
                Console.WriteLine($"{context.AwsRequestId}: {result.Sent} sent");
            }
        }

        [Observe(AsType = ObservationType.Generation, Name = "write-reply", Model = "gpt-4o")]
        private static async Task<string> WriteAsync(string text)
        {
            await Task.Delay(30);
            return text.Contains("noise") ? "We are sorry to hear that." : "Thank you for staying with us.";
        }
    }
}
