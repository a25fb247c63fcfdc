// Planted: LFO5010
using Langfuse.Observe;
using Microsoft.Azure.Functions.Worker;

namespace Microsoft.Azure.Functions.Worker
{
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class FunctionAttribute(string name) : Attribute
    {
        public string Name { get; } = name;
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class QueueTriggerAttribute(string queueName) : Attribute
    {
        public string QueueName { get; } = queueName;
    }
}

namespace Claims
{
    public sealed class ClaimIntake(LangfuseClient langfuse, HttpClient http)
    {
        [Function("claim-intake")]
        public async Task RunAsync([QueueTrigger("claims")] string claimId, CancellationToken cancellationToken)
        {
            using (var trace = langfuse.StartTrace("claim-intake", input: claimId, tags: ["claims"]))
            {
                var claim = await LoadAsync(claimId, cancellationToken);
                trace.Update(output: claim.Length);
                trace.Score("complete", claim.Length > 0);
            }
        }

        private async Task<string> LoadAsync(string claimId, CancellationToken cancellationToken)
        {
            using var span = langfuse.StartSpan("load-claim");
            return await http.GetStringAsync("https://example.org/claims/" + claimId, cancellationToken);
        }
    }
}
