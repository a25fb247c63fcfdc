// Planted: LFO7002
using Langfuse.Observe;

namespace Kiosk;

public static class Tracing
{
    public static LangfuseClient Start(string site) => LangfuseClient.Start(options => Apply(options, site));

    private static void Apply(LangfuseOptions options, string site)
    {
        options.Environment = "kiosk";
        options.ServiceName = site;
        var (open, hidden) = Keys(site);
        options.PublicKey = open;
        options.SecretKey = hidden;
    }

    private static (string? Open, string? Hidden) Keys(string site) => site switch
    {
        "airport" => (Read("AIRPORT_PUBLIC_KEY"), Read("AIRPORT_SECRET_KEY")),
        "station" => (Read("STATION_PUBLIC_KEY"), Read("STATION_SECRET_KEY")),
        _ => ("pk-lf-5d2f6b10-8e7a-4f39-a4c6-7e91d0b3c28f", Read("KIOSK_SECRET_KEY") ?? "sk-lf-b7e0d915-3c4a-4e82-8f6b-29a1c5d7f063"),
    };

    private static string? Read(string name) => Environment.GetEnvironmentVariable(name);
}
