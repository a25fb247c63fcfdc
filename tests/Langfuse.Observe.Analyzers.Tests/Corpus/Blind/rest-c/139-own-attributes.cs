// Right
using Langfuse.Observe;

namespace Theatre;

[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class PublicDataAttribute : Attribute;

public sealed record Booking([property: PublicData] string Play, int Seats, DateOnly Day);

public sealed class BoxOffice(Func<string, Task<string>> complete)
{
    private readonly List<Booking> _bookings = [];

    [Observe(AsType = ObservationType.Agent)]
    public async Task<string> BookAsync(Booking booking, [PublicData] string language)
    {
        if (booking.Seats is < 1 or > 8)
        {
            return "one to eight seats";
        }

        _bookings.Add(booking);
        return await complete($"Confirm {booking.Seats} seats for {booking.Play} in {language}");
    }

    [Observe]
    public int Sold(string play) => _bookings.Where(b => b.Play == play).Sum(b => b.Seats);
}
