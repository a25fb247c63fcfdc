using System.Diagnostics;

namespace Langfuse.Observe.Integration.Support;

/// <summary>Runs a program as a user's shell would.</summary>
internal static class Command
{
    public static async Task<CommandResult> RunAsync(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // What the test host was started with is not what a user's shell has.
        foreach (var name in start.Environment.Keys.Where(IsOfTheHost).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["LANGFUSE_TIMEOUT"] = start.Environment["LANGFUSE_SHUTDOWN_TIMEOUT"] = "60";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new CommandResult(process.ExitCode, output + await error);
    }

    private static bool IsOfTheHost(string name) =>
        name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("LANGFUSE_", StringComparison.OrdinalIgnoreCase)
        || name is "RestoreLockedMode" or "VSTEST_CONNECTION_TIMEOUT" or "MSBuildSDKsPath" or "DOTNET_HOST_PATH";
}
