// Planted: LFO5001|LFO5003
using Langfuse.Observe;

namespace Tagger;

public static class Program
{
    public static int Main(string[] args)
    {
        var langfuse = LangfuseClient.Start();
        AppDomain.CurrentDomain.ProcessExit += async (sender, e) =>
        {
            await langfuse.FlushAsync();
            Console.WriteLine("telemetry sent");
        };

        var failures = 0;
        foreach (var word in args)
        {
            if (!TryTag(word))
            {
                failures++;
            }
        }

        langfuse.Score("failures", failures, sessionId: "tagger");
        return failures == 0 ? 0 : 1;
    }

    [Observe]
    private static bool TryTag(string word)
    {
        return word.All(char.IsLetter);
    }
}
