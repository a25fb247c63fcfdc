// Right
using Langfuse.Observe;

// meter-import: imports the meter readings of a heating network
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        if (args.Length == 0)
        {
            Console.Error.WriteLine("usage: meter-import FILE");
            return 64;
        }

        var langfuse = LangfuseClient.Start();
        try
        {
            var lines = await File.ReadAllLinesAsync(args[0]);
            foreach (var line in lines)
            {
                if (!await ReadingCheck.IsPlausibleAsync(line))
                {
                    Console.Error.WriteLine($"not plausible: {line}");
                    return 1;
                }
            }

            return 0;
        }
        catch (IOException e)
        {
            Console.Error.WriteLine(e.Message);
            return 66;
        }
        finally
        {
            await langfuse.DisposeAsync();
        }
    }
}

internal static class ReadingCheck
{
    [Observe(AsType = ObservationType.Evaluator)]
    public static async Task<bool> IsPlausibleAsync(string line)
    {
        await Task.Delay(5);
        return double.TryParse(line, out var kilowattHours) && kilowattHours >= 0;
    }
}
