// Planted: LFO1001
using Langfuse.Observe;

namespace Freight;

public sealed record Parcel(string From, string To, decimal Kilograms);
public sealed record Quote(string Carrier, decimal Price, int Days);

public abstract class Carrier
{
    public abstract string Name { get; }

    [Observe(AsType = ObservationType.Tool, Name = "carrier-quote")]
    protected abstract Task<Quote> QuoteAsync(Parcel parcel, CancellationToken cancellationToken);

    public async Task<Quote?> TryQuoteAsync(Parcel parcel, CancellationToken cancellationToken = default)
    {
        if (parcel.Kilograms <= 0)
        {
            return null;
        }

        return await QuoteAsync(parcel, cancellationToken);
    }
}

public sealed class RoadCarrier(decimal perKilogram) : Carrier
{
    public override string Name => "road";

    protected override async Task<Quote> QuoteAsync(Parcel parcel, CancellationToken cancellationToken)
    {
        await Task.Delay(5, cancellationToken);
        return new Quote(Name, parcel.Kilograms * perKilogram, 3);
    }
}
