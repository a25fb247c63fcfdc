// Right
using Langfuse.Observe;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace Telescope;

public static class Program
{
    public static int Main(string[] args)
    {
        using var provider = Sdk.CreateTracerProviderBuilder()
            .AddSource("Telescope")
            .AddLangfuse(options => options.Environment = "observatory")
            .Build();

        var targets = args.Length > 0 ? args : ["M31", "M42"];
        foreach (var target in targets)
        {
            var advice = Planner.Plan(target, DateTime.UtcNow.Month);
            if (advice.Length == 0)
            {
                return 1;
            }

            Console.WriteLine(advice);
        }

        return 0;
    }
}

public static class Planner
{
    [Observe]
    public static string Plan(string target, int month)
        => month is > 4 and < 9 ? $"{target}: wait for autumn" : $"{target}: tonight, after ten";
}
