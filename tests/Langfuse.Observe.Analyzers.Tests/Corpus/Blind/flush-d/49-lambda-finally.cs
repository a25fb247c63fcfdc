// Right
using Langfuse.Observe;
using Amazon.Lambda.Core;

namespace Receipts
{
    public sealed record Receipt(string Shop, decimal Total);

    public sealed class ReceiptFunction
    {
        private static readonly LangfuseClient Langfuse = LangfuseClient.Start();

        public async Task<Receipt?> HandleAsync(string text, ILambdaContext context)
        {
            try
            {
                return text.Length == 0 ? null : await ReadAsync(text);
            }
            finally
            {
                await Langfuse.FlushAsync(context.RemainingTime - TimeSpan.FromMilliseconds(200));
            }
        }

        [Observe(Name = "read-receipt", AsType = ObservationType.Chain)]
        private static async Task<Receipt> ReadAsync(string text)
        {
            await Task.Delay(1);
            var parts = text.Split(';');
            return new Receipt(parts[0], decimal.Parse(parts[^1]));
        }
    }
}

namespace Amazon.Lambda.Core
{
    public interface ILambdaContext
    {
        TimeSpan RemainingTime { get; }
    }
}
