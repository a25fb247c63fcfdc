using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;
using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.EndToEnd.Tests.Sample;

/// <summary>Starts a built sample as a child process, with nothing of the developer's own keys in its environment.</summary>
public static class SampleProcess
{
    private static readonly CompositeFormat s_assemblyPath = CompositeFormat.Parse(
        typeof(SampleProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "SampleAssembly").Value!);

    public static string AssemblyOf(string sample) => string.Format(CultureInfo.InvariantCulture, s_assemblyPath, sample);

    /// <summary>Runs <c>samples/RagPipeline</c> to its end.</summary>
    public static Task<SampleRun> RunAsync(IReadOnlyDictionary<string, string>? environment = null, params string[] arguments) =>
        RunSampleAsync("RagPipeline", environment, arguments);

    /// <summary>Runs any sample to its end.</summary>
    public static async Task<SampleRun> RunSampleAsync(string sample, IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        using var process = Start("dotnet", [AssemblyOf(sample), .. arguments], environment);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var timeout = new CancellationTokenSource(Patience.Time);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"The sample did not end by itself within {Patience.Time.TotalSeconds:0} s. It printed: {await output} {await error}");
        }

        return new SampleRun(process.ExitCode, await output, await error);
    }

    /// <summary>Starts a process with all three streams redirected. The caller ends it.</summary>
    public static Process Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(IsForeign).ToList())
        {
            start.Environment.Remove(name);
        }

        // A busy machine takes longer than a person would wait.
        start.Environment["LANGFUSE_TIMEOUT"] = start.Environment["LANGFUSE_SHUTDOWN_TIMEOUT"] = "60";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static bool IsForeign(string name) =>
        name.StartsWith("LANGFUSE_", StringComparison.Ordinal) || name.StartsWith("OPENAI_", StringComparison.Ordinal) || name.StartsWith("OTEL_", StringComparison.Ordinal);
}
