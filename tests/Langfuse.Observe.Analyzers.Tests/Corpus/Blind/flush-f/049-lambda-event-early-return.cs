// Planted: LFO5010
using Langfuse.Observe;
using Amazon.Lambda.Core;

namespace Warehouse.Functions
{
    public sealed record StockEvent(string Sku, int Quantity);

    public sealed class StockFunction
    {
        private readonly LangfuseClient _langfuse;

        public StockFunction(LangfuseClient langfuse) => _langfuse = langfuse;

        public async Task<string> OnStockChanged(StockEvent change, ILambdaContext context)
        {
            using (var trace = _langfuse.StartTrace("stock-change", input: change.Sku))
            {
                trace.Score("quantity", change.Quantity);
            }

            if (change.Quantity > 10)
            {
                return "enough";
            }

            var order = Math.Max(50, change.Quantity * 4);
            await SendAllAsync();
            return $"order {order}";
        }

        private async Task SendAllAsync() => await _langfuse.FlushAsync(TimeSpan.FromSeconds(3));
    }
}

namespace Amazon.Lambda.Core
{
    public interface ILambdaContext
    {
        TimeSpan RemainingTime { get; }
    }
}
