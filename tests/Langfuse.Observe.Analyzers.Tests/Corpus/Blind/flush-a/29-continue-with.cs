// Planted: LFO5003|LFO5001
using Langfuse.Observe;

class Program
{
    static void Main(string[] args)
    {
        var langfuse = LangfuseClient.Start();
        try
        {
            var report = Build(langfuse, args);
            Console.WriteLine(report);
        }
        finally
        {
            langfuse.FlushAsync().ContinueWith(
                task => Console.WriteLine($"flushed {task.Result.Sent} items"),
                TaskScheduler.Default);
        }
    }

    static string Build(LangfuseClient langfuse, IReadOnlyCollection<string> parts)
    {
        using var trace = langfuse.StartTrace("report", input: parts);
        var text = string.Join(" / ", parts.Order());
        trace.Update(output: text);
        return text;
    }
}
