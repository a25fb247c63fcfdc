// Planted: LFO5015
using Langfuse.Observe;

namespace Tram;

internal static class Variables
{
    public const string Sampling = "LANGFUSE_SAMPLE_RATE";
    public const string Line = "TRAM_LINE";
}

public sealed class Simulation : IAsyncDisposable
{
    private readonly LangfuseClient _langfuse;

    public Simulation(int line, bool quiet)
    {
        _langfuse = LangfuseClient.Start(options => options.ServiceName = "tram");
        Environment.SetEnvironmentVariable(Variables.Line, line.ToString());
        if (quiet)
        {
            Environment.SetEnvironmentVariable(Variables.Sampling, "0.1");
        }
    }

    public int Drive(int stops)
    {
        using var trace = _langfuse.StartTrace("drive", input: stops);
        var minutes = Enumerable.Range(0, stops).Sum(stop => 2 + stop % 3);
        trace.Update(output: minutes);
        return minutes;
    }

    public ValueTask DisposeAsync() => _langfuse.DisposeAsync();
}

public static class Program
{
    public static async Task Main(string[] args)
    {
        await using var simulation = new Simulation(line: 12, quiet: args.Contains("-q"));
        Console.WriteLine(simulation.Drive(stops: 18));
    }
}
