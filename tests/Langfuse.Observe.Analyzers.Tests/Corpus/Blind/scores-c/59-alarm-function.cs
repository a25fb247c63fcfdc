// Planted: LFO4011
using Langfuse.Observe;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.Core
{
    public interface ILambdaContext
    {
        string AwsRequestId { get; }
    }
}

namespace Alarms
{
    public sealed record Alarm(string Site, int Level, string Text);

    public sealed class Function(LangfuseClient langfuse)
    {
        private static readonly ScoreDefinition<bool> Escalated = new("escalated", ScoreDataType.Boolean);

        public async Task<string> FunctionHandler(Alarm alarm, ILambdaContext context)
        {
            try
            {
                using var trace = langfuse.StartTrace("alarm", input: alarm, metadata: new { context.AwsRequestId });
                var answer = alarm.Level > 3 ? "call the fire brigade" : "log it";
                langfuse.Score(Escalated, alarm.Level > 3, comment: alarm.Site);
                trace.Update(output: answer);
                return answer;
            }
            finally
            {
                await langfuse.FlushAsync();
            }
        }
    }
}
