namespace Langfuse.Observe.LocalServer.Storage.Rollups;

/// <summary>
/// Bins that grow in width with the numbers in them, so that the middle of a bin is within 0.9 % of each number in it. They are numbered in the
/// order of the numbers: 0 has the number 0, negative numbers have negative bins.
/// </summary>
internal static class LogBins
{
    private const double Error = 0.009;
    private const double Growth = (1 + Error) / (1 - Error);

    // Numbers from 1e-17 to 1e23 have bins of their own; what is smaller or larger is in the outermost.
    private const int Least = -2200;
    private const int Most = 2950;

    private static readonly double s_scale = 1 / Math.Log(Growth);

    public static int Of(double value)
    {
        if (value == 0)
        {
            return 0;
        }

        var bin = Math.Clamp((int)Math.Ceiling(Math.Log(Math.Abs(value)) * s_scale), Least, Most) - Least + 1;
        return value > 0 ? bin : -bin;
    }

    /// <summary>The number that a bin stands for.</summary>
    public static double Value(int bin) => bin == 0 ? 0 : Math.Sign(bin) * 2 * Math.Pow(Growth, Math.Abs(bin) - 1 + Least) / (Growth + 1);
}
