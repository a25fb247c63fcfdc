using System.Globalization;
using System.Net;
using Langfuse.Observe.Reliability.Children;
using Langfuse.Observe.Reliability.Report;
using Langfuse.Observe.Reliability.Sink;

namespace Langfuse.Observe.Reliability.Faults;

/// <summary>What stands between a client and its server, and what a client says of it.</summary>
internal static class LinkFaults
{
    private const int Made = 300;
    private static readonly TimeSpan s_short = TimeSpan.FromSeconds(2);

    public static async Task<List<Row>> RunAsync() => [await RefusingProxyAsync(), await NoAnswerYetAsync(), await ModesAsync()];

    private static async Task<Row> RefusingProxyAsync()
    {
        await using var proxy = SinkServer.Start(SinkMode.Forbidden, new Arrivals());
        var before = HttpClient.DefaultProxy;
        HttpClient.DefaultProxy = new WebProxy(string.Create(CultureInfo.InvariantCulture, $"http://user:pa55word@127.0.0.1:{proxy.Port}"));
        try
        {
            using var place = new SpoolPlace();
            await using var client = Clients.At(new Uri("https://langfuse.invalid"), options => options.SpoolDirectory = place.Path);
            new Load(client).Record(Made);
            await client.FlushAsync(s_short);
            var error = client.Delivery.LastError ?? "";
            return new(
                "a proxy that refuses to connect, with a spool",
                "it is named as such, without its password; nothing is dropped",
                $"made {Made}, refused by the proxy {proxy.Requests} times, spooled {client.Delivery.Spooled}, dropped {client.Delivery.Dropped}, named {error.Contains("proxy", StringComparison.Ordinal)}",
                client.Delivery is { Spooled: Made, Dropped: 0 } && error.Contains("proxy", StringComparison.Ordinal) && !error.Contains("pa55word", StringComparison.Ordinal));
        }
        finally
        {
            HttpClient.DefaultProxy = before;
        }
    }

    private static async Task<Row> NoAnswerYetAsync()
    {
        await using var sink = SinkServer.Start(SinkMode.Silent, new Arrivals());
        await using var client = Clients.At(sink.Port, static options => options.ShutdownTimeout = TimeSpan.Zero);
        new Load(client).Record(Made);
        var result = await client.FlushAsync(s_short);
        return new(
            "a request that hangs",
            "the last error says that there is no answer yet",
            $"made {Made}, pending {result.Pending}, \"{result.LastError?.Split(": ", 2)[^1]}\"",
            result.Pending == Made && result.LastError?.Contains("no answer", StringComparison.OrdinalIgnoreCase) == true);
    }

    private static async Task<Row> ModesAsync()
    {
        using var place = new SpoolPlace();
        var own = Path.Combine(place.Path, "made-by-the-client");
        await using var client = Clients.At(SinkServer.FreePort(), options => options.SpoolDirectory = own);
        new Load(client).Record(Made);
        await client.FlushAsync(s_short);
        var open = Directory.EnumerateFileSystemEntries(place.Path, "*", SearchOption.AllDirectories).Count(static path => !OperatingSystem.IsWindows()
            && (File.GetUnixFileMode(path) & (UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute | UnixFileMode.GroupExecute)) != 0);
        return new(
            "who may read the spool",
            "its owner: directories 0700, files 0600",
            $"spooled {client.Delivery.Spooled}, entries {Directory.EnumerateFileSystemEntries(place.Path, "*", SearchOption.AllDirectories).Count()}, open to others {open}",
            client.Delivery.Spooled == Made && open == 0);
    }
}
