// Right
using Langfuse.Observe;

var keyFile = args.FirstOrDefault() ?? "langfuse.key";
if (!File.Exists(keyFile))
{
    Console.Error.WriteLine("Write the key into langfuse.key, for example sk-lf-your-secret-key-here");
    return 2;
}

var secret = (await File.ReadAllTextAsync(keyFile)).Trim();
await using var langfuse = LangfuseClient.Start(options =>
{
    options.PublicKey = Environment.GetEnvironmentVariable("LANGFUSE_PUBLIC_KEY");
    options.SecretKey = secret;
    options.Environment = "laptop";
});
Console.WriteLine(Shelf.Place("The Trial", "Kafka"));
return 0;

static class Shelf
{
    [Observe(Name = "place-book")]
    public static string Place(string title, string author) => $"{author[..1]}: {title}";
}
