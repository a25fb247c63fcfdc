// Planted: LFO5001
using Langfuse.Observe;

class Program
{
    static void Main()
    {
        var langfuse = LangfuseClient.Start();
        RunAsync(langfuse).Wait();
        Console.ReadLine();
    }

    static async Task RunAsync(LangfuseClient langfuse)
    {
        using var trace = langfuse.StartTrace("chat");
        using var generation = trace.StartGeneration("answer", model: "gpt-4o");
        await Task.Delay(50);
        generation.Update(output: "hello");
    }
}
