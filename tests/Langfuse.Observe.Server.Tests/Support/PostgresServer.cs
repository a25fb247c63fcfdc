using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Langfuse.Observe.Server.Tests.Support;

/// <summary>
/// A real PostgreSQL in a folder of its own, on a free port, for all tests of this process. It is stopped when the process ends, whichever way:
/// the shell that watches over it reads from a pipe that ends with the process. Each test has a schema of its own in it.
/// </summary>
internal static class PostgresServer
{
    // Nothing here is to survive the machine, only processes.
    private const string Settings =
        "-c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c full_page_writes=off -c max_connections=300 -c shared_buffers=64MB -c max_wal_size=2GB -c autovacuum_naptime=10min";

    private const string Script = """
        folder="$1"; settings="$2"
        "$3/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$folder/log" 2>&1 || { cat "$folder/log" >&2; echo failed; exit 1; }
        "$3/postgres" -D "$folder/data" $settings >>"$folder/log" 2>&1 & pid=$!
        echo started
        cat >/dev/null
        kill -QUIT $pid; wait $pid
        rm -rf "$folder"
        """;

    private static readonly Lazy<Task<string>> s_server = new(StartAsync);
    private static int s_schemas;

    /// <summary>A connection string to a schema that nobody else has. It holds few connections, since many tests share the server.</summary>
    public static async Task<string> NewSchemaAsync() =>
        $"{await s_server.Value};Search Path=test_{Environment.ProcessId}_{Interlocked.Increment(ref s_schemas)};Maximum Pool Size=8";

    /// <summary>Options of a server over a schema of its own.</summary>
    public static async Task<LangfuseLocalServerOptions> OptionsAsync() => new() { Postgres = await NewSchemaAsync() };

    private static async Task<string> StartAsync()
    {
        var port = FreePort();
        var folder = Directory.CreateTempSubdirectory("langfuse-postgres-").FullName;
        var watcher = Process.Start(Watcher(folder, $"-p {port} {Settings}"))!;
        if (await watcher.StandardOutput.ReadLineAsync() != "started")
        {
            throw new InvalidOperationException("PostgreSQL could not be set up: " + await watcher.StandardError.ReadToEndAsync());
        }

        AppDomain.CurrentDomain.ProcessExit += (_, _) => watcher.StandardInput.Close();
        var connection = $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres";
        await WaitUntilItAnswersAsync(connection, folder);
        return connection;
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

    private static async Task WaitUntilItAnswersAsync(string connectionString, string folder)
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(connectionString + ";Pooling=False");
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException) when (patience.Elapsed < TimeSpan.FromSeconds(60))
            {
                await Task.Delay(50);
            }
            catch (NpgsqlException exception)
            {
                throw new InvalidOperationException("PostgreSQL does not answer: " + await File.ReadAllTextAsync(Path.Combine(folder, "log")), exception);
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
