// Planted: LFO5001
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;

namespace Claims;

public static class Program
{
    public static async Task<int> Main(string[] args)
    {
        var langfuse = LangfuseClient.Start();
        try
        {
            var app = WebApplication.CreateBuilder(args).Build();
            app.MapPost("/claims/{id}/triage", (string id) => Triage.Decide(id));
            await app.RunAsync();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("host died: " + e.Message);
            return 70;
        }

        await langfuse.DisposeAsync();
        return 0;
    }
}

public static class Triage
{
    [Observe]
    public static string Decide(string claimId) => claimId.StartsWith("W", StringComparison.Ordinal)
        ? "water damage: send an assessor"
        : "pay up to 500 euros at once";
}
