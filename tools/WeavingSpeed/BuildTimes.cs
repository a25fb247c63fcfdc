namespace WeavingSpeed;

/// <summary>How long a build took, in milliseconds.</summary>
internal sealed record BuildTimes(double Whole, double Weaver)
{
    public static double Median(IEnumerable<BuildTimes> builds, Func<BuildTimes, double> time)
    {
        var times = builds.Select(time).Order().ToList();
        return times[times.Count / 2];
    }
}
