// Planted: LFO5010
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
    // Every function of the pharmacy derives from this one.
    public abstract class FunctionBase<TEvent, TResult>
    {
        protected FunctionBase(LangfuseClient langfuse) => Langfuse = langfuse;

        protected LangfuseClient Langfuse { get; }

        public async Task<TResult> FunctionHandler(TEvent input, ILambdaContext context)
        {
            using (LangfuseContext.Propagate(metadata: new { function = context.FunctionName }))
            {
                return await ProcessAsync(input);
            }
        }

        protected abstract Task<TResult> ProcessAsync(TEvent input);
    }

    public sealed record Prescription(string Patient, string[] Drugs);

    public sealed class InteractionFunction(LangfuseClient langfuse) : FunctionBase<Prescription, bool>(langfuse)
    {
        protected override async Task<bool> ProcessAsync(Prescription input)
        {
            using var trace = Langfuse.StartTrace("check-interaction", input: input.Drugs);
            await Task.Yield();
            var safe = !(input.Drugs.Contains("warfarin") && input.Drugs.Contains("aspirin"));
            trace.Update(output: safe);
            return safe;
        }
    }
}
