// Planted: LFO5001
using Langfuse.Observe;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        var langfuse = LangfuseClient.Start();
        AppDomain.CurrentDomain.ProcessExit += async (_, _) =>
        {
            var flushed = await langfuse.FlushAsync(TimeSpan.FromSeconds(3));
            Console.Error.WriteLine(flushed.IsComplete ? "traces sent" : "traces pending");
        };

        var lines = args.Length == 0 ? ["Guten Tag", "Bonjour"] : args;
        foreach (var line in lines)
        {
            Console.WriteLine(await LanguageGuesser.GuessAsync(line));
        }

        return 0;
    }
}

internal static class LanguageGuesser
{
    [Observe(Name = "guess-language")]
    public static async Task<string> GuessAsync(string text)
    {
        await Task.Yield();
        return text.StartsWith("Guten", StringComparison.Ordinal) ? "de" : "fr";
    }
}
