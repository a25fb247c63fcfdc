// Planted: LFO6008
using System.Diagnostics;
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var consumer = new Consumer();
foreach (var message in new[] { "a:1", "b:2" })
{
    Console.WriteLine(consumer.Dispatch(message));
}

internal sealed class Consumer
{
    private int _handled;

    [Observe(Name = "dispatch")]
    public string Dispatch(string message)
    {
        var parts = message.Split(':');
        Activity.Current = null;
        var result = Handle(parts[0], int.Parse(parts[1]));
        _handled++;
        return $"{_handled}. {result}";
    }

    [Observe(Name = "handle")]
    private static string Handle(string topic, int number) => string.Concat(Enumerable.Repeat(topic, number));
}
