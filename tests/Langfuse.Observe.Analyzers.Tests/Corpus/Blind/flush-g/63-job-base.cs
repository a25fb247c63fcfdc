// Planted: LFO5001
using Langfuse.Observe;

namespace Jobs;

public abstract class Job<TResult>(LangfuseClient langfuse)
{
    public async Task<int> RunAsync()
    {
        TResult result;
        try
        {
            using var trace = langfuse.StartTrace("job", metadata: new { type = GetType().Name });
            result = await ExecuteAsync();
            trace.Update(output: result);
        }
        catch (IOException failure)
        {
            return Report(failure);
        }

        Console.WriteLine(result);
        await langfuse.FlushAsync();
        return 0;
    }

    protected abstract Task<TResult> ExecuteAsync();

    private static int Report(Exception failure)
    {
        Console.Error.WriteLine(failure.Message);
        return 74;
    }
}

public sealed class CountLines(LangfuseClient langfuse, string path) : Job<int>(langfuse)
{
    protected override async Task<int> ExecuteAsync() => (await File.ReadAllLinesAsync(path)).Length;
}

public static class Program
{
    public static async Task<int> Main(string[] args)
    {
        var langfuse = LangfuseClient.Start();
        return await new CountLines(langfuse, args.FirstOrDefault("data.txt")).RunAsync();
    }
}
