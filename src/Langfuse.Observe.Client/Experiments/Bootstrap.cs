namespace Langfuse.Observe.Experiments;

/// <summary>The percentile bootstrap: how a mean difference would vary if the items were drawn anew. The same data give the same interval.</summary>
internal static class Bootstrap
{
    private const int Resamples = 10_000;
    private const int Seed = 20_231_113;

    public static (double Difference, double Lower, double Upper) Paired(double[] differences, double confidence)
    {
        var random = new Random(Seed);
        var means = new double[Resamples];
        for (var i = 0; i < Resamples; i++)
        {
            means[i] = ResampledMean(differences, random);
        }

        return Interval(differences.Average(), means, confidence);
    }

    public static (double Difference, double Lower, double Upper) Unpaired(double[] values, double[] baseline, double confidence)
    {
        var random = new Random(Seed);
        var means = new double[Resamples];
        for (var i = 0; i < Resamples; i++)
        {
            means[i] = ResampledMean(values, random) - ResampledMean(baseline, random);
        }

        return Interval(values.Average() - baseline.Average(), means, confidence);
    }

    private static double ResampledMean(double[] values, Random random)
    {
        var sum = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            sum += values[random.Next(values.Length)];
        }

        return sum / values.Length;
    }

    private static (double Difference, double Lower, double Upper) Interval(double difference, double[] means, double confidence)
    {
        if (confidence is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "A confidence lies between 0 and 1, such as 0.95.");
        }

        Array.Sort(means);
        var tail = (1 - confidence) / 2;
        return (difference, means[(int)(tail * (Resamples - 1))], means[(int)Math.Ceiling((1 - tail) * (Resamples - 1))]);
    }
}
