// Planted: LFO5001
using Langfuse.Observe;

// Imports the nightly meter readings of a water utility and lets a model flag odd ones.
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        if (args.Length == 0)
        {
            Console.Error.WriteLine("usage: meter-import FILE");
            return 64;
        }

        var langfuse = LangfuseClient.Start(options => options.ServiceName = "meter-import");
        var lines = File.ReadAllLines(args[0]);
        var odd = 0;
        foreach (var line in lines)
        {
            if (await ReadingCheck.IsOddAsync(line))
            {
                odd++;
                Console.WriteLine($"odd: {line}");
            }
        }

        if (odd > lines.Length / 2)
        {
            Console.Error.WriteLine("more than half of the readings look odd, nothing imported");
            return 1;
        }

        Console.WriteLine($"{lines.Length - odd} readings imported");
        await langfuse.DisposeAsync();
        return 0;
    }
}

internal static class ReadingCheck
{
    [Observe(AsType = ObservationType.Evaluator)]
    public static async Task<bool> IsOddAsync(string line)
    {
        await Task.Delay(5);
        return line.Contains("-1");
    }
}
