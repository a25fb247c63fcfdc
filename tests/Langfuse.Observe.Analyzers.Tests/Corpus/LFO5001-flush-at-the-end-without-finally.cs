// Planted: LFO5001
using Langfuse.Observe;

namespace Nightly;

public class Program
{
    public static async Task<int> Main(string[] args)
    {
        LangfuseClient langfuse = LangfuseClient.Start();
        var job = new ImportJob();
        await job.RunAsync();
        await langfuse.FlushAsync();
        await langfuse.DisposeAsync();
        return 0;
    }
}

public class ImportJob
{
    [Observe]
    public async Task RunAsync()
    {
        foreach (var line in await File.ReadAllLinesAsync("import.csv"))
        {
            Console.WriteLine(line);
        }
    }
}
