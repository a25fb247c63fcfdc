// Planted: LFO5002
using Langfuse.Observe;
using System.Diagnostics;

Console.CancelKeyPress += (_, _) => Stop("interrupted");

await using (var langfuse = LangfuseClient.Start())
{
    while (Console.ReadLine() is { Length: > 0 } line)
    {
        Console.WriteLine(await Parrot.RepeatAsync(line));
    }
}

Console.WriteLine("bye");

static void Stop(string reason)
{
    Console.Error.WriteLine(reason);
    using var self = Process.GetCurrentProcess();
    self.Kill();
}

internal static class Parrot
{
    private static int _count;

    [Observe(Name = "repeat", AsType = ObservationType.Tool)]
    public static async Task<string> RepeatAsync(string line)
    {
        await Task.Delay(1);
        _count++;
        return $"{_count}: {line}";
    }
}
