// Planted: LFO5008
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;

await using var services = new ServiceCollection()
    .AddSingleton<ILedger, MemoryLedger>()
    .AddSingleton<Bookkeeper>()
    .BuildServiceProvider();

var bookkeeper = services.GetRequiredService<Bookkeeper>();
Console.WriteLine(await bookkeeper.ClassifyAsync("Train ticket to Basel", 88.40m));

internal interface ILedger
{
    void Add(string account, decimal amount);
}

internal sealed class MemoryLedger : ILedger
{
    private readonly Dictionary<string, decimal> _accounts = [];

    public void Add(string account, decimal amount) =>
        _accounts[account] = _accounts.GetValueOrDefault(account) + amount;
}

internal sealed class Bookkeeper(ILedger ledger)
{
    [Observe(Name = "classify-expense", AsType = ObservationType.Chain)]
    public async Task<string> ClassifyAsync(string text, decimal amount)
    {
        await Task.Delay(2);
        var account = text.Contains("ticket", StringComparison.OrdinalIgnoreCase) ? "travel" : "other";
        ledger.Add(account, amount);
        return account;
    }
}
