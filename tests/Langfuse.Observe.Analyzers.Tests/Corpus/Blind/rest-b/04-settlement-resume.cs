// Planted: LFO1005
using Langfuse.Observe;

namespace Settlement;

public sealed record SettlementMessage(Guid Correlation, string Merchant, decimal Amount);

public sealed class SettlementConsumer
{
    private readonly Dictionary<string, decimal> _balances = [];

    public Task HandleAsync(SettlementMessage message, CancellationToken cancellationToken) =>
        SettleAsync(message.Merchant, message.Amount, message.Correlation, cancellationToken);

    [Observe(Name = "settle")]
    private async Task SettleAsync(string merchant, decimal amount, [TraceId] Guid correlation, CancellationToken cancellationToken)
    {
        await Task.Delay(5, cancellationToken);
        _balances[merchant] = _balances.GetValueOrDefault(merchant) + amount;
    }
}
