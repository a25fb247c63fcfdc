// Planted: LFO5016
using Langfuse.Observe;

var profile = await Profiles.LoadAsync(args.FirstOrDefault() ?? "guest");
await RunAsync(profile);

static async Task RunAsync(Profile profile)
{
    await using var langfuse = LangfuseClient.Start(options => options.SampleRate = profile.Beta ? 1 : 0.1);
    var greeting = Greeter.Greet(profile.Name);
    Console.WriteLine(greeting);
}

public sealed record Profile(string Name, bool Beta);

static class Profiles
{
    [Observe(Name = "load-profile")]
    public static async Task<Profile> LoadAsync(string name)
    {
        await Task.Delay(10);
        return new Profile(name, name.StartsWith("beta-", StringComparison.Ordinal));
    }
}

static class Greeter
{
    [Observe]
    public static string Greet(string name) => $"Welcome back, {name}.";
}
