// Planted: LFO5002
using Langfuse.Observe;
using System.Diagnostics;

await using var langfuse = LangfuseClient.Start();
using var self = Process.GetCurrentProcess();
var budget = new MemoryBudget(self, megabytes: 512);

foreach (var chapter in Enumerable.Range(1, 12))
{
    var words = Translator.Translate($"Chapter {chapter}");
    Console.WriteLine($"{chapter}: {words} words");
    budget.Enforce();
}

sealed class MemoryBudget(Process process, int megabytes)
{
    public void Enforce()
    {
        process.Refresh();
        if (process.WorkingSet64 > megabytes * 1024L * 1024L)
        {
            Console.Error.WriteLine("Out of budget, giving up.");
            process.Kill();
        }
    }
}

static class Translator
{
    [Observe(AsType = ObservationType.Generation, Model = "marian-en-de")]
    public static int Translate(string text) => text.Split(' ').Length;
}
