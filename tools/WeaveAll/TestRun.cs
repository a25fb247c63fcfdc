using System.Diagnostics;

namespace WeaveAll;

/// <summary>Runs a test assembly by <c>dotnet test</c>.</summary>
internal sealed class TestRun(string tests)
{
    public async Task<TestResults> RunAsync(Recording recording)
    {
        var results = Directory.CreateTempSubdirectory("weave-all-results-").FullName;
        var report = Path.Combine(results, "recorder.txt");
        var start = new ProcessStartInfo("dotnet", ["test", tests, "--logger", "trx;LogFileName=results.trx", "--results-directory", results])
        {
            WorkingDirectory = Path.GetDirectoryName(tests)!,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (recording != Recording.None)
        {
            start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(TestRun).Assembly.Location;
        }

        if (recording == Recording.On)
        {
            start.Environment[StartupHook.ReportVariable] = report;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync() + await error;
        await process.WaitForExitAsync();
        var trx = Path.Combine(results, "results.trx");
        if (!File.Exists(trx))
        {
            throw new InvalidOperationException("The tests gave no results:\n" + output);
        }

        return TestResults.Read(trx, File.Exists(report) ? File.ReadAllText(report) : "");
    }
}
