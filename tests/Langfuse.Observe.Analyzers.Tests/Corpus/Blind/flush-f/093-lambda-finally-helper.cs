// Right
using Langfuse.Observe;
using Amazon.Lambda.Core;

namespace Clinic.Functions
{
    public sealed record Appointment(string Patient, string Reason);

    public abstract class TracedFunction<TIn>(LangfuseClient langfuse)
    {
        public async Task<string> FunctionHandler(TIn input, ILambdaContext context)
        {
            try
            {
                using var trace = langfuse.StartTrace("appointment", metadata: new { context.AwsRequestId });
                var answer = await HandleAsync(input);
                trace.Update(output: answer);
                return answer;
            }
            finally
            {
                await SendAsync(context.RemainingTime);
            }
        }

        protected abstract Task<string> HandleAsync(TIn input);

        private async Task SendAsync(TimeSpan remaining)
            => await langfuse.FlushAsync(remaining > TimeSpan.FromSeconds(2) ? TimeSpan.FromSeconds(2) : remaining);
    }

    public sealed class TriageFunction(LangfuseClient langfuse) : TracedFunction<Appointment>(langfuse)
    {
        protected override async Task<string> HandleAsync(Appointment input)
        {
            await Task.Yield();
            return input.Reason.Contains("chest", StringComparison.OrdinalIgnoreCase) ? "today" : "this week";
        }
    }
}

namespace Amazon.Lambda.Core
{
    public interface ILambdaContext
    {
        string AwsRequestId { get; }

        TimeSpan RemainingTime { get; }
    }
}
