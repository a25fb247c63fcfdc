// Planted: LFO7002
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start(options =>
{
    options.BaseUrl = new Uri("https://langfuse.harbour.example");
    options.PublicKey = "pk-lf-7b1d5c7e-2f0a-4a52-9f6e-0d2b1f9c4e77";
    options.SecretKey = "sk-lf-e2a94c31-77d0-4b1f-8c55-6f0be93d7a12";
});

foreach (var line in File.ReadLines(args.Length > 0 ? args[0] : "manifest.txt"))
{
    Console.WriteLine(Manifest.Check(line));
}

internal static class Manifest
{
    [Observe(AsType = ObservationType.Tool)]
    public static string Check(string line)
    {
        var cells = line.Split('\t');
        return cells.Length == 4 ? "ok " + cells[0] : "bad " + line;
    }
}
