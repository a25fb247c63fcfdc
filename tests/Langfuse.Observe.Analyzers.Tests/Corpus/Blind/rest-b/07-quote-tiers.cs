// Planted: LFO1008
using Langfuse.Observe;

namespace Insurance.Quotes;

public record Quote(decimal Premium, string Currency);

public abstract class QuoteEngine
{
    [Observe(Name = "price")]
    public virtual async Task<Quote> PriceAsync(string policy, int years, CancellationToken cancellationToken = default)
    {
        await Task.Delay(10, cancellationToken);
        return new Quote(policy.Length * years, "EUR");
    }
}

public class RegionalQuoteEngine(string currency) : QuoteEngine
{
    protected string Currency { get; } = currency;
}

public sealed class LoyalQuoteEngine(string currency, decimal rebate) : RegionalQuoteEngine(currency)
{
    [Observe(Name = "price")]
    public override async Task<Quote> PriceAsync(string policy, int years, CancellationToken cancellationToken = default)
    {
        Quote quote;
        try
        {
            quote = await base.PriceAsync(policy, years, cancellationToken);
        }
        catch (TimeoutException)
        {
            return new Quote(0, Currency);
        }

        return quote with { Premium = quote.Premium - rebate, Currency = Currency };
    }
}
