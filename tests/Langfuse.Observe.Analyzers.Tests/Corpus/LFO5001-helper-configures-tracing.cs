// Planted: LFO5001
using Langfuse.Observe;

ConfigureTracing();
var total = 0;
foreach (var arg in args)
{
    total += await Counter.CountAsync(arg);
}

Console.WriteLine(total);

static void ConfigureTracing()
{
    var client = LangfuseClient.Start(options =>
    {
        options.Environment = "dev";
    });
    Console.WriteLine("tracing on");
}

static class Counter
{
    [Observe]
    public static async Task<int> CountAsync(string path)
    {
        var text = await File.ReadAllTextAsync(path);
        return text.Split(' ').Length;
    }
}
