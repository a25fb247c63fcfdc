// Right
using Langfuse.Observe;

namespace Census;

public static class Program
{
    public static async Task Main(string[] args)
    {
        await using var job = new CodingJob(full: args.Contains("--full"));
        Environment.SetEnvironmentVariable("CENSUS_YEAR", DateTime.Today.Year.ToString());
        foreach (var occupation in args.Where(a => !a.StartsWith('-')))
        {
            Console.WriteLine($"{occupation}: {job.Code(occupation)}");
        }
    }
}

internal sealed class CodingJob : IAsyncDisposable
{
    private readonly LangfuseClient _langfuse;

    public CodingJob(bool full)
    {
        Configure(full);
        _langfuse = LangfuseClient.Start();
    }

    private static void Configure(bool full)
    {
        if (!full)
        {
            Environment.SetEnvironmentVariable("LANGFUSE_SAMPLE_RATE", "0.1");
        }
    }

    public string Code(string occupation)
    {
        using var trace = _langfuse.StartTrace("code-occupation", input: occupation);
        var code = occupation.Contains("baker") ? "7512" : "9999";
        trace.Update(output: code, metadata: new { year = Environment.GetEnvironmentVariable("CENSUS_YEAR") });
        return code;
    }

    public ValueTask DisposeAsync() => _langfuse.DisposeAsync();
}
