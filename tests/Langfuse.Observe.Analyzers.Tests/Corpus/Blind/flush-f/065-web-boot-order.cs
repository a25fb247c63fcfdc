// Planted: LFO5015
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;

await using var langfuse = LangfuseClient.Start();

var builder = WebApplication.CreateBuilder(args);
Boot.ApplyDefaults(builder.Environment.EnvironmentName);

var app = builder.Build();
app.MapGet("/", () => "seed catalogue");
app.MapGet("/seeds/{name}/advice", (string name) => Sower.Advise(name));
await app.RunAsync();

public static class Boot
{
    private static readonly Dictionary<string, string> s_stages = new()
    {
        ["Development"] = "dev",
        ["Production"] = "production",
    };

    public static void ApplyDefaults(string environment)
    {
        var stage = s_stages.GetValueOrDefault(environment, "other");
        Environment.SetEnvironmentVariable("LANGFUSE_TRACING_ENVIRONMENT", stage);
    }
}

public static class Sower
{
    [Observe]
    public static string Advise(string seed) => seed.Length > 5 ? "Sow indoors in March." : "Sow outdoors in May.";
}
