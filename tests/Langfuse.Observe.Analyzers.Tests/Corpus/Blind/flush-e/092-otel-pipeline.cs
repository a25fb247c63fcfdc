// Right
using Langfuse.Observe;
using OpenTelemetry;
using OpenTelemetry.Trace;

// An application that had an OpenTelemetry pipeline before: the exporter sits in the provider.
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        using var provider = Sdk.CreateTracerProviderBuilder()
            .AddSource("Ferry.*")
            .AddLangfuse(options => options.Environment = "ferry")
            .Build();

        var total = 0;
        foreach (var passenger in args)
        {
            total += await Boarding.GroupAsync(passenger);
        }

        Console.WriteLine(total);
        return 0;
    }
}

internal static class Boarding
{
    [Observe(Name = "choose-group")]
    public static async Task<int> GroupAsync(string passenger)
    {
        await Task.Yield();
        return passenger.EndsWith("car", StringComparison.Ordinal) ? 1 : 2;
    }
}
