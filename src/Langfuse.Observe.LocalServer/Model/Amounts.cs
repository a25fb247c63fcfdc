namespace Langfuse.Observe.LocalServer.Model;

/// <summary>What tokens and costs may be, so that no sum of them can overflow or stop being a number.</summary>
internal static class Amounts
{
    /// <summary>The most tokens that one kind of usage may have.</summary>
    public const long MaxTokens = 1_000_000_000_000;

    /// <summary>The most that one kind of cost may be, in US dollars.</summary>
    public const double MaxCost = 1_000_000_000;

    /// <summary>How many kinds of usage or cost an observation may have.</summary>
    public const int MaxKinds = 100;

    // Up to here a number of JavaScript counts one by one.
    private const long MaxSum = (1L << 53) - 1;

    public static bool IsTokens(double count) => count is >= 0 and <= MaxTokens;

    public static bool IsCost(double cost) => Math.Abs(cost) <= MaxCost;

    /// <summary>The sum, which stays where counting ends.</summary>
    public static long Add(long sum, long count) => Math.Min(MaxSum, sum + Math.Min(count, MaxSum));
}
