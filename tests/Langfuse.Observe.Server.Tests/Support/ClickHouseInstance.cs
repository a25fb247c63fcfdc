using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Langfuse.Observe.Server.Tests.Support;

/// <summary>
/// A real ClickHouse engine behind its HTTP interface (tests/peers/clickhouse), in a folder of its own, on a free port. It ends with the process of the tests, whichever
/// way: it reads from a pipe that ends with the process.
/// </summary>
internal sealed class ClickHouseInstance : IDisposable
{
    private readonly string _folder;
    private readonly string _password;
    private Process _process;

    private ClickHouseInstance(string folder, string password)
    {
        _folder = folder;
        _password = password;
        _process = Start(0);
    }

    public int Port { get; private set; }

    public Uri Address => new($"http://127.0.0.1:{Port.ToString(CultureInfo.InvariantCulture)}");

    public static async Task<ClickHouseInstance> StartAsync(string password = "")
    {
        var instance = new ClickHouseInstance(Directory.CreateTempSubdirectory("langfuse-clickhouse-").FullName, password);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => instance.Dispose();
        await instance.ReadPortAsync();
        return instance;
    }

    /// <summary>Ends it in the middle of whatever it does, as a crash does.</summary>
    public async Task StopAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>The same data, on the same port.</summary>
    public Task StartAgainAsync()
    {
        _process = Start(Port);
        return ReadPortAsync();
    }

    public void Dispose()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException)
        {
            // It is gone already.
        }
    }

    private Process Start(int port)
    {
        var peer = Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "peers", "clickhouse");
        if (!Directory.Exists(Path.Combine(peer, "node_modules")))
        {
            throw new InvalidOperationException("ClickHouse is not installed: npm ci --prefix tests/peers/clickhouse");
        }

        return Process.Start(new ProcessStartInfo("node", ["server.mjs", _folder, port.ToString(CultureInfo.InvariantCulture), _password])
        {
            WorkingDirectory = peer, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
    }

    private async Task ReadPortAsync()
    {
        if (!int.TryParse(await _process.StandardOutput.ReadLineAsync(), CultureInfo.InvariantCulture, out var port))
        {
            throw new InvalidOperationException("ClickHouse could not be started: " + await _process.StandardError.ReadToEndAsync());
        }

        Port = port;
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
