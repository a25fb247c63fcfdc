// Planted: LFO5010
using Langfuse.Observe;
using Amazon.Lambda.Core;
using System.Collections.Concurrent;

namespace Amazon.Lambda.Core
{
    public interface ILambdaContext
    {
        string AwsRequestId { get; }

        TimeSpan RemainingTime { get; }
    }
}

namespace Faq.Lambda
{
    public sealed record FaqRequest(string UserId, string Question);

    public class FaqFunction
    {
        private static readonly LangfuseClient Langfuse = LangfuseClient.Start();
        private static readonly ConcurrentDictionary<string, string> Answers = new();

        public async Task<string> HandleAsync(FaqRequest request, ILambdaContext context)
        {
            using var requestTrace = Langfuse.StartTrace("faq", userId: request.UserId, input: request.Question, current: false);
            if (Answers.TryGetValue(request.Question, out var known))
            {
                requestTrace.RecordEvent("cache-hit");
                requestTrace.End(output: known);
                return known;
            }

            await Task.Delay(15);
            var answer = Answers.GetOrAdd(request.Question, question => $"See chapter {question.Length}.");
            requestTrace.End(output: answer);
            await Langfuse.FlushAsync(context.RemainingTime / 2);
            return answer;
        }
    }
}
