// Planted: LFO5001
using Langfuse.Observe;

namespace Greenhouse;

public interface ITelemetry
{
    void Reading(string bed, double moisture);

    Task ShutdownAsync();
}

public sealed class LangfuseTelemetry : ITelemetry
{
    private readonly LangfuseClient _langfuse = LangfuseClient.Start();

    public void Reading(string bed, double moisture) =>
        _langfuse.Score("moisture", moisture, sessionId: bed);

    public Task ShutdownAsync() => Console.IsOutputRedirected ? Task.CompletedTask : _langfuse.FlushAsync();
}

public static class Program
{
    public static async Task Main()
    {
        ITelemetry telemetry = new LangfuseTelemetry();
        try
        {
            foreach (var (bed, moisture) in Sensors.Read())
            {
                telemetry.Reading(bed, moisture);
                if (moisture < 0.2)
                {
                    Console.WriteLine($"water {bed}");
                }
            }
        }
        finally
        {
            await telemetry.ShutdownAsync();
        }
    }
}

internal static class Sensors
{
    public static IEnumerable<(string Bed, double Moisture)> Read() => [("bed-1", 0.41), ("bed-2", 0.12)];
}
