// Planted: LFO5017
using Langfuse.Observe;

// menu: a batch that names the allergens of canteen dishes
await using var langfuse = Tracing.Start(Environment.GetEnvironmentVariable("CANTEEN") ?? "main");
foreach (var dish in args)
{
    using var trace = langfuse.StartTrace("allergens", input: dish);
    string[] allergens = dish.Contains("satay") ? ["peanut", "soy"] : [];
    trace.Update(output: allergens);
    Console.WriteLine($"{dish}: {(allergens.Length == 0 ? "none" : string.Join(", ", allergens))}");
}

internal static class Tracing
{
    public static LangfuseClient Start(string canteen)
    {
        var folder = Path.Combine("/run/secrets", canteen);
        var first = Read(folder, "langfuse_secret_key");
        var second = Environment.GetEnvironmentVariable("CANTEEN_LANGFUSE_SECRET_KEY");
        return LangfuseClient.Start(options =>
        {
            options.PublicKey = second;
            options.SecretKey = first;
            options.Environment = "canteen";
        });
    }

    private static string? Read(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? File.ReadAllText(path).Trim() : null;
    }
}
