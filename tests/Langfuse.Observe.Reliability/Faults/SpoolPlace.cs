using Langfuse.Observe.Reliability.Children;
using Langfuse.Observe.Reliability.Sink;

namespace Langfuse.Observe.Reliability.Faults;

/// <summary>A spool directory of one fault, and clients that use it.</summary>
internal sealed class SpoolPlace : IDisposable
{
    private static readonly TimeSpan s_flushTime = TimeSpan.FromSeconds(5);

    public string Path { get; } = Directory.CreateTempSubdirectory("langfuse-spool-").FullName;

    public string[] Files => Directory.Exists(Path) ? Directory.GetFiles(Path, "*.spool", SearchOption.AllDirectories) : [];

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }

    public LangfuseClient Client(int port, Action<LangfuseOptions>? configure = null) => Clients.At(port, options =>
    {
        options.SpoolDirectory = Path;
        options.FlushAt = 10_000;
        configure?.Invoke(options);
    });

    /// <summary>A process that finds no server leaves so many observations in one file.</summary>
    public async Task FillAsync(int observations, Action<LangfuseOptions>? configure = null)
    {
        await using var client = Client(SinkServer.FreePort(), options =>
        {
            // An interval that ends while they are recorded would make two files of them.
            options.FlushInterval = TimeSpan.FromMinutes(10);
            configure?.Invoke(options);
        });
        new Load(client).Record(observations);
        await client.FlushAsync(s_flushTime);
    }

    /// <summary>Flushes until it is so, for two minutes at most.</summary>
    public static async Task<bool> FlushUntilAsync(LangfuseClient client, Func<bool> isSo)
    {
        var started = System.Diagnostics.Stopwatch.StartNew();
        while (!isSo())
        {
            if (started.Elapsed > TimeSpan.FromMinutes(2))
            {
                return false;
            }

            await client.FlushAsync(s_flushTime);
            await Task.Delay(50);
        }

        return true;
    }
}
