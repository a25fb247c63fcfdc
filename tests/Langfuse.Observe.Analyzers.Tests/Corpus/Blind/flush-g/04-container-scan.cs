// Planted: LFO5002
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var images = args.Where(argument => !argument.StartsWith('-')).ToArray();
Guard.NotEmpty(images);

foreach (var image in images)
{
    var verdict = Scanner.Scan(image);
    Console.WriteLine($"{image}: {verdict}");
    if (verdict == "critical")
    {
        Guard.Abort($"{image} must not be shipped");
    }
}

static class Guard
{
    public static void NotEmpty(string[] images)
    {
        if (images.Length == 0)
        {
            Console.WriteLine("nothing to scan");
        }
    }

    public static void Abort(string reason)
    {
        Console.Error.WriteLine(reason);
        Environment.Exit(3);
    }
}

static class Scanner
{
    [Observe(AsType = ObservationType.Guardrail)]
    public static string Scan(string image) => image.EndsWith(":latest", StringComparison.Ordinal) ? "critical" : "clean";
}
