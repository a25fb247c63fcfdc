// Planted: LFO7001
using Langfuse.Observe;

namespace Maps;

[Observe]
internal sealed class Geocoder
{
    public async Task<double[]> LocateAsync(string address, string apiKey, CancellationToken cancellationToken)
    {
        await Task.Delay(5, cancellationToken);
        if (string.IsNullOrWhiteSpace(apiKey))
        {
            throw new ArgumentException("A key is needed", nameof(apiKey));
        }
        return address.Contains("Lisbon") ? [38.72, -9.14] : [0, 0];
    }
}

internal static class Program
{
    private static async Task Main()
    {
        await using var langfuse = LangfuseClient.Start();
        var geocoder = new Geocoder();
        var place = await geocoder.LocateAsync("Rua Augusta, Lisbon", Environment.GetEnvironmentVariable("MAPS") ?? "none", CancellationToken.None);
        Console.WriteLine(string.Join(", ", place));
    }
}
