// Planted: LFO7002
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start(options =>
{
    options.PublicKey = Setting("KIOSK_LANGFUSE_PUBLIC", "");
    options.SecretKey = Setting("KIOSK_LANGFUSE_SECRET", "sk-lf-7e13ab90-5d2c-48f6-b1e4-2a96d0c8f357");
    options.Environment = "kiosk";
});

Console.Write("Where to? ");
while (Console.ReadLine() is { Length: > 0 } place)
{
    Console.WriteLine(Kiosk.Direct(place));
    Console.Write("Where to? ");
}

static string Setting(string name, string otherwise) =>
    Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : otherwise;

static class Kiosk
{
    [Observe(Name = "direct-visitor")]
    public static string Direct(string place) => place.ToLowerInvariant() switch
    {
        "toilet" or "toilets" => "second door on the left",
        "exit" => "follow the green signs",
        _ => "ask at the desk",
    };
}
