using System.Diagnostics;
using Langfuse.Observe.Server.Tests.Cli;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Storage.Processes;

/// <summary><c>langfuse-observe serve</c> as a process of its own, which can be killed.</summary>
internal sealed class ServedProcess : IDisposable
{
    private readonly Process _process;

    private ServedProcess(Process process, Uri baseUrl)
    {
        _process = process;
        Client = new ServerClient(baseUrl, "pk-lf-local", "sk-lf-local");
    }

    public ServerClient Client { get; }

    /// <param name="store">--data FILE or --postgres TEXT.</param>
    public static async Task<ServedProcess> StartAsync(params string[] store)
    {
        var process = Tool.Start(null, ["serve", "--port", "0", .. store]);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("LANGFUSE_BASE_URL=", StringComparison.Ordinal))
            {
                return new ServedProcess(process, new Uri(line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..]));
            }
        }

        throw new InvalidOperationException("The server did not start: " + await process.StandardError.ReadToEndAsync());
    }

    /// <summary>Ends the process in the middle of whatever it does: SIGKILL.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        Client.Dispose();
        _process.Dispose();
    }
}
