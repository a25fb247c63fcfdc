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

namespace Hotel.Reviews
{
    public sealed record Review(string Guest, string Text);

    public sealed class ReplyFunction(LangfuseClient langfuse)
    {
        public async Task<string> ReplyAsync(Review review, ILambdaContext context)
        {
            string reply;
            try
            {
                reply = await WriteAsync(review, context);
            }
            catch (Exception e)
            {
                Console.WriteLine($"{context.AwsRequestId}: {e.Message}");
                reply = "";
            }

            await langfuse.FlushAsync();
            return reply;
        }

        private async Task<string> WriteAsync(Review review, ILambdaContext context)
        {
            using var trace = langfuse.StartTrace("reply-to-review", userId: review.Guest, metadata: new { context.AwsRequestId });
            await Task.Delay(30);
            var text = review.Text.Contains("noise") ? "We are sorry to hear that." : "Thank you for staying with us.";
            trace.Update(output: text);
            return text;
        }
    }
}
