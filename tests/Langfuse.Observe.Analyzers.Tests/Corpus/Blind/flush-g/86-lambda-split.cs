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

namespace Mailroom
{
    public sealed record Letter(string From, string Body);

    public sealed class MailFunction(LangfuseClient langfuse)
    {
        private readonly Sorter _sorter = new();

        public Task<string> HandleAsync(Letter letter, ILambdaContext context) =>
            FlushedAsync(() => _sorter.SortAsync(letter, context.AwsRequestId));

        private async Task<T> FlushedAsync<T>(Func<Task<T>> work)
        {
            try
            {
                return await work();
            }
            finally
            {
                await langfuse.FlushAsync(TimeSpan.FromSeconds(3));
            }
        }
    }

    public sealed class Sorter
    {
        [Observe(Name = "sort", AsType = ObservationType.Agent)]
        public async Task<string> SortAsync(Letter letter, string request)
        {
            LangfuseContext.UpdateCurrentTrace(metadata: new { request });
            if (letter.Body.Length == 0)
            {
                return "return to sender";
            }

            await Task.Yield();
            return letter.Body.Contains("invoice", StringComparison.OrdinalIgnoreCase) ? "accounting" : "front desk";
        }
    }
}
