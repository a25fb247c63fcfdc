// Planted: LFO5017
using Langfuse.Observe;

namespace Harbour;

public sealed record LangfuseKeys(string PublicKey, string SecretKey);

public static class Program
{
    public static async Task Main(string[] args)
    {
        var keys = ReadKeys();
        await using var langfuse = LangfuseClient.Start(options =>
        {
            options.PublicKey = keys.PublicKey;
            options.SecretKey = keys.PublicKey;
        });

        foreach (var ship in args)
        {
            using var trace = langfuse.StartTrace("arrival", input: ship);
            trace.Update(output: Berth(ship));
        }
    }

    private static int Berth(string ship) => ship.Length % 9 + 1;

    private static LangfuseKeys ReadKeys() => new(
        Environment.GetEnvironmentVariable("HARBOUR_PUBLIC_KEY") ?? "",
        Environment.GetEnvironmentVariable("HARBOUR_SECRET_KEY") ?? "");
}
