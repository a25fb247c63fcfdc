// Planted: LFO1015
using Langfuse.Observe;

namespace Fares;

[Observe(AsType = ObservationType.Tool)]
public static partial class FareRules
{
    public static decimal Base(string origin, string destination) =>
        10m + Math.Abs(origin.Length - destination.Length) * 2.5m;

    public static decimal Discounted(string origin, string destination, int age)
    {
        var fare = Base(origin, destination);
        return age < 12 || age > 65 ? Half(fare) : fare;
    }
}

// Rounding
[NotObserved]
public static partial class FareRules
{
    internal static decimal Half(decimal fare) => Math.Round(fare / 2m, 1, MidpointRounding.AwayFromZero);
}
