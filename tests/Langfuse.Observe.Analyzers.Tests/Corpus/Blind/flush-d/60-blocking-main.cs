// Right
using Langfuse.Observe;

namespace Legacy;

internal static class Program
{
    private static int Main(string[] args)
    {
        var langfuse = LangfuseClient.Start();
        try
        {
            var work = args.Select(Convert).ToArray();
            Task.WaitAll(work);
            foreach (var done in work)
            {
                Console.WriteLine(done.Result);
            }

            return 0;
        }
        catch (AggregateException error)
        {
            Console.Error.WriteLine(error.Flatten().Message);
            return 70;
        }
        finally
        {
            langfuse.FlushAsync().GetAwaiter().GetResult();
        }
    }

    [Observe(Name = "convert-unit", AsType = ObservationType.Tool)]
    private static async Task<string> Convert(string inches)
    {
        await Task.Yield();
        return $"{double.Parse(inches) * 2.54:F1} cm";
    }
}
