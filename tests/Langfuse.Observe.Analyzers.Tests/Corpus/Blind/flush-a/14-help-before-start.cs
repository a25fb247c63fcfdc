// Right
using Langfuse.Observe;

if (args is [] or ["--help"])
{
    Console.WriteLine("usage: classify TEXT...");
    return 0;
}

if (args.Any(a => a.Length > 2000))
{
    Console.Error.WriteLine("a text is too long");
    return 2;
}

await using (LangfuseClient.Start(options => options.Environment = "cli"))
{
    foreach (var text in args)
    {
        if (Classifier.Classify(text) == "spam")
        {
            Console.WriteLine("spam found");
            return 1;
        }
    }
}

return 0;

[Observe]
internal static class Classifier
{
    public static string Classify(string text)
    {
        var label = text.Contains("win", StringComparison.OrdinalIgnoreCase) ? "spam" : "ham";
        LangfuseContext.ScoreCurrentTrace("label", label);
        return label;
    }
}
