// Right
using Langfuse.Observe;

namespace Press;

public static class Program
{
    public static int Main(string[] args)
    {
        var langfuse = LangfuseClient.Start();
        try
        {
            return Print(langfuse, args.Length);
        }
        finally
        {
            Task<FlushResult> flush = langfuse.FlushAsync(TimeSpan.FromSeconds(4));
            Console.WriteLine("Cleaning the rollers");
            var result = flush.GetAwaiter().GetResult();
            Console.WriteLine(result.IsComplete ? "Everything is sent" : $"{result.Pending} items left");
        }
    }

    private static int Print(LangfuseClient langfuse, int copies)
    {
        using var trace = langfuse.StartTrace("print", input: copies);
        if (copies == 0)
        {
            trace.Update(level: ObservationLevel.Warning, statusMessage: "nothing to print");
            return 2;
        }

        using (var span = trace.StartSpan("plates"))
        {
            span.Update(output: copies * 4);
        }

        trace.Update(output: $"{copies} copies");
        return 0;
    }
}
