using System.Diagnostics;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Cli;

/// <summary><c>langfuse-observe serve</c> as a process of its own, which can be killed.</summary>
internal sealed class ChildServer : IDisposable
{
    private readonly Process _process;

    private ChildServer(Process process, Uri address)
    {
        _process = process;
        Address = address;
        Client = new ServerClient(address, "pk-lf-local", "sk-lf-local");
    }

    public Uri Address { get; }

    public ServerClient Client { get; }

    public static async Task<ChildServer> StartAsync(string data, Dictionary<string, string>? environment = null)
    {
        var process = Tool.Start(environment, "serve", "--port", "0", "--data", data);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("LANGFUSE_BASE_URL=", StringComparison.Ordinal))
            {
                _ = process.StandardOutput.ReadToEndAsync();
                return new ChildServer(process, new Uri(line.Trim()["LANGFUSE_BASE_URL=".Length..]));
            }
        }

        throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
    }

    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        Client.Dispose();
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }
}
