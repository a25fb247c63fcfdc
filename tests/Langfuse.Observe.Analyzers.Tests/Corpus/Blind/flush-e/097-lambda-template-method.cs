// Right
using Langfuse.Observe;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.Core
{
    public interface ILambdaContext
    {
        string FunctionName { get; }
    }
}

namespace Pharmacy
{
    public abstract class FunctionBase<TEvent, TResult>(LangfuseClient langfuse)
    {
        public async Task<TResult> FunctionHandler(TEvent input, ILambdaContext context)
        {
            try
            {
                using var scope = LangfuseContext.Propagate(metadata: new { function = context.FunctionName });
                return await ProcessAsync(input);
            }
            finally
            {
                await SendAsync();
            }
        }

        protected abstract Task<TResult> ProcessAsync(TEvent input);

        private async Task SendAsync()
        {
            var result = await langfuse.FlushAsync(TimeSpan.FromSeconds(2));
            if (result.Pending > 0)
            {
                Console.WriteLine($"{result.Pending} pending: {result.LastError}");
            }
        }
    }

    public sealed record Recipe(string Patient, string[] Drugs);

    public sealed class DosageFunction(LangfuseClient langfuse) : FunctionBase<Recipe, int>(langfuse)
    {
        [Observe(Name = "check-dosage")]
        protected override async Task<int> ProcessAsync(Recipe input)
        {
            await Task.Yield();
            LangfuseContext.UpdateCurrentTrace(userId: input.Patient);
            return input.Drugs.Length * 2;
        }
    }
}
