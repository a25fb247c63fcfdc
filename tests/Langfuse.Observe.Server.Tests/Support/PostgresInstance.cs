using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Langfuse.Observe.Server.Tests.Support;

/// <summary>
/// A real PostgreSQL in a folder of its own, on a free port. It is stopped and its folder deleted when the process of the tests ends, whichever way:
/// the shell that watches over it reads from a pipe that ends with the process.
/// </summary>
internal sealed class PostgresInstance : IDisposable
{
    // Nothing here is to survive the machine, only processes.
    private const string Settings =
        "-c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c full_page_writes=off -c max_connections=300 -c shared_buffers=64MB -c max_wal_size=2GB -c autovacuum_naptime=10min";

    private const string Script = """
        folder="$1"; settings="$2"; programs="$3"
        start() { "$programs/postgres" -D "$folder/data" $settings >>"$folder/log" 2>&1 & pid=$!; }
        stop() { kill -QUIT $pid; wait $pid; }
        "$programs/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$folder/log" 2>&1 || { cat "$folder/log" >&2; exit 1; }
        start; echo done
        while read -r command; do "$command"; echo done; done
        stop; rm -rf "$folder"
        """;

    private readonly string _folder;
    private readonly Process _watcher;

    private PostgresInstance(string folder, int port)
    {
        _folder = folder;
        Port = port;
        _watcher = Process.Start(Watcher(folder, $"-p {port} {Settings}"))!;
    }

    public int Port { get; }

    public string ConnectionString => $"Host=127.0.0.1;Port={Port};Username=postgres;Database=postgres";

    public static async Task<PostgresInstance> StartAsync()
    {
        var instance = new PostgresInstance(Directory.CreateTempSubdirectory("langfuse-postgres-").FullName, FreePort());
        AppDomain.CurrentDomain.ProcessExit += (_, _) => instance.Dispose();
        await instance.DoneAsync();
        await instance.WaitUntilItAnswersAsync();
        return instance;
    }

    /// <summary>Ends it at once, as a crash does.</summary>
    public async Task StopAsync() => await TellAsync("stop");

    public async Task StartAgainAsync()
    {
        await TellAsync("start");
        await WaitUntilItAnswersAsync();
    }

    public void Dispose()
    {
        try
        {
            _watcher.StandardInput.Close();
        }
        catch (IOException)
        {
            // The watcher is gone already.
        }
    }

    private async Task TellAsync(string command)
    {
        await _watcher.StandardInput.WriteLineAsync(command);
        await _watcher.StandardInput.FlushAsync();
        await DoneAsync();
    }

    private async Task DoneAsync()
    {
        if (await _watcher.StandardOutput.ReadLineAsync() != "done")
        {
            throw new InvalidOperationException("PostgreSQL could not be set up: " + await _watcher.StandardError.ReadToEndAsync());
        }
    }

    private static ProcessStartInfo Watcher(string folder, string settings)
    {
        // PostgreSQL does not run as root.
        var isRoot = Environment.UserName == "root";
        if (isRoot)
        {
            using var owned = Process.Start("chown", ["postgres", folder]);
            owned.WaitForExit();
        }

        string[] command = ["/bin/sh", "-c", Script, "watch", folder, settings, Programs()];
        string[] all = isRoot ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", .. command] : command;
        return new ProcessStartInfo(all[0], all[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
    }

    // Debian keeps them out of the path, a folder for each version.
    private static string Programs() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Last() + "/bin"
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').FirstOrDefault(path => File.Exists(Path.Combine(path, "initdb")))
            ?? throw new InvalidOperationException("PostgreSQL is not installed (apt-get install postgresql).");

    private async Task WaitUntilItAnswersAsync()
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=False");
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException) when (patience.Elapsed < TimeSpan.FromSeconds(60))
            {
                await Task.Delay(50);
            }
            catch (NpgsqlException exception)
            {
                throw new InvalidOperationException("PostgreSQL does not answer: " + await File.ReadAllTextAsync(Path.Combine(_folder, "log")), exception);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
