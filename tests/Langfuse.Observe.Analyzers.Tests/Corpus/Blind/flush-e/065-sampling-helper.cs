// Planted: LFO5015
using Langfuse.Observe;

namespace Census;

public static class Program
{
    public static async Task Main(string[] args)
    {
        await using var job = new CodingJob();
        job.Configure(full: args.Contains("--full"));
        foreach (var occupation in args.Where(a => !a.StartsWith('-')))
        {
            Console.WriteLine($"{occupation}: {job.Code(occupation)}");
        }
    }
}

internal sealed class CodingJob : IAsyncDisposable
{
    private const string Rate = "LANGFUSE_SAMPLE_RATE";

    private readonly LangfuseClient _langfuse = LangfuseClient.Start();

    public void Configure(bool full)
    {
        if (!full)
        {
            Environment.SetEnvironmentVariable(Rate, "0.1");
        }
    }

    public string Code(string occupation)
    {
        using var trace = _langfuse.StartTrace("code-occupation", input: occupation);
        var code = occupation.Contains("baker") ? "7512" : "9999";
        trace.Update(output: code);
        return code;
    }

    public ValueTask DisposeAsync() => _langfuse.DisposeAsync();
}
