// Right
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start(options =>
{
    options.PublicKey = "pk-lf-2c7d9e14-83b6-4f05-a1d9-6e0c5b3f7a82";
    options.SecretKey = Keys.Read("shop");
    options.Environment = "shop";
});

foreach (var line in File.ReadLines("baskets.txt"))
{
    Console.WriteLine(Baskets.Value(line));
}

internal static class Keys
{
    public static string Read(string project)
    {
        var file = Path.Combine("/run/secrets", project + "-sk-lf");
        return File.Exists(file) ? File.ReadAllText(file).Trim() : throw new FileNotFoundException(file);
    }
}

internal static class Baskets
{
    [Observe(AsType = ObservationType.Tool)]
    public static decimal Value(string line) => line.Split(';').Sum(cell => decimal.TryParse(cell, out var price) ? price : 0);
}
