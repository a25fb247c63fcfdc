using System.Diagnostics;
using System.Runtime.InteropServices;
using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Client.Tests.Support;

/// <summary>A program in a process of its own. Killed when it is still there at the end.</summary>
internal sealed partial class ChildProgram : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _error;

    private ChildProgram(ProcessStartInfo start, IReadOnlyDictionary<string, string> environment)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _error = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts <c>tests/Langfuse.Observe.Client.Child</c>.</summary>
    public static ChildProgram Start(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        string[] command = ["dotnet", Path.Combine(AppContext.BaseDirectory, "Langfuse.Observe.Client.Child.dll"), .. arguments];

        // A test run that was started in the background ignores Ctrl+C, and so would its children.
        return new(OperatingSystem.IsLinux() ? new ProcessStartInfo("env", ["--default-signal", .. command]) : new ProcessStartInfo(command[0], command[1..]), environment);
    }

    /// <summary>Starts a script of <c>tests/peers/js</c>.</summary>
    public static ChildProgram StartPeer(string script, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = JsPeer.Script(script);
        Array.ForEach(arguments, start.ArgumentList.Add);
        return new(start, environment);
    }

    public static Dictionary<string, string> Keys(Uri baseUrl) => new()
    {
        ["LANGFUSE_BASE_URL"] = baseUrl.GetLeftPart(UriPartial.Authority), ["LANGFUSE_PUBLIC_KEY"] = "pk-lf-test", ["LANGFUSE_SECRET_KEY"] = "sk-lf-test",
        ["LANGFUSE_TIMEOUT"] = "60",
    };

    /// <summary>Waits for a line of output that begins so, and gives the rest of it.</summary>
    public async Task<string> SaysAsync(string beginning)
    {
        while (await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience.Time) is { } line)
        {
            if (line.StartsWith(beginning, StringComparison.Ordinal))
            {
                return line[beginning.Length..].Trim();
            }
        }

        throw new InvalidOperationException($"The program ended without saying '{beginning}': {await _error}");
    }

    /// <summary>Sends a signal as <c>kill</c> does.</summary>
    public void Signal(int number) => Assert.Equal(0, Kill(_process.Id, number));

    public void CloseInput() => _process.StandardInput.Close();

    /// <summary>Waits for the end and gives the exit code with what was written to standard error.</summary>
    public async Task<(int Code, string Error)> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience.Time);
        return (_process.ExitCode, await _error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int process, int signal);
}
