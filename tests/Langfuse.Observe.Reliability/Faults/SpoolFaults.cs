using System.Globalization;
using Langfuse.Observe.Reliability.Children;
using Langfuse.Observe.Reliability.Report;
using Langfuse.Observe.Reliability.Sink;

namespace Langfuse.Observe.Reliability.Faults;

/// <summary>What waits on disk while servers answer oddly, deploys are wrong, and others reach into the directory.</summary>
internal static class SpoolFaults
{
    private const int Made = 3_000;

    public static async Task<List<Row>> RunAsync() =>
    [
        await PatchyAsync(),
        await KilledInAFileAsync(),
        await PoisonAsync(),
        await VanishAsync(withDirectory: false),
        await VanishAsync(withDirectory: true),
        await SentByAnotherAsync(),
        await WrongDeployAsync("401", SinkMode.Unauthorized),
        await WrongDeployAsync("403", SinkMode.Forbidden),
        await WrongDeployAsync("404", SinkMode.NotFound),
        await WrongDeployAsync("405", SinkMode.NotAllowed),
        await WrongDeployAsync("302", SinkMode.Moved),
        await RotatedKeyAsync(),
        await HangingAsync(),
        await DamagedAsync(),
        await CutAsync(),
        await NewerAsync(),
    ];

    private static async Task<Row> PatchyAsync()
    {
        using var place = new SpoolPlace();
        await place.FillAsync(Made);
        var arrivals = new Arrivals();
        await using var sink = SinkServer.Start(SinkMode.Patchy, arrivals);
        await using var client = place.Client(sink.Port);
        await SpoolPlace.FlushUntilAsync(client, () => client.Delivery is { Recorded: Made, Spooled: 0 });
        return new(
            "one spool file of 3,000; 500 to every eighth request, 413 above 64 kB",
            "all arrive, each once: progress in the file is kept",
            $"made {Made}, arrived {arrivals.Spans}, twice {arrivals.Duplicates}, {Account(client)}",
            arrivals is { Spans: Made, Duplicates: 0 } && client.Delivery is { Recorded: Made, Sent: Made, Dropped: 0 } && place.Files.Length == 0);
    }

    private static async Task<Row> KilledInAFileAsync()
    {
        using var place = new SpoolPlace();
        await place.FillAsync(Made);
        var arrivals = new Arrivals();
        await using var sink = SinkServer.Start(SinkMode.TooLarge, arrivals);
        sink.Pause = TimeSpan.FromMilliseconds(30);
        var before = await KillAfterSomeAsync(sink, place, arrivals);
        sink.Pause = TimeSpan.Zero;
        await using var next = place.Client(sink.Port);
        await SpoolPlace.FlushUntilAsync(next, () => next.Delivery is { Recorded: > 0, Spooled: 0 });

        // One request of 64 kB has 200 of them.
        var holds = arrivals.Spans == Made && before is > 0 and < Made && arrivals.Duplicates <= 200 && next.Delivery.Recorded <= Made - before + arrivals.Duplicates && next.Delivery.Dropped == 0;
        return new(
            "kill -9 in the middle of a spool file of 3,000",
            "all arrive; the next process sends what is left, and at most the one request again that was under way",
            $"made {Made}, arrived before the kill {before}, taken over {next.Delivery.Recorded}, arrived {arrivals.Spans}, twice {arrivals.Duplicates}",
            holds);
    }

    private static async Task<int> KillAfterSomeAsync(SinkServer sink, SpoolPlace place, Arrivals arrivals)
    {
        using var child = ChildProcess.Start("resume-child", sink.Port.ToString(CultureInfo.InvariantCulture), place.Path);
        for (var tries = 0; tries < 10_000 && arrivals.Spans == 0; tries++)
        {
            await Task.Delay(5);
        }

        child.Kill();
        await child.WaitForExitAsync();
        return arrivals.Spans;
    }

    /// <summary>A file with spans that the server fails at, and a newer one without.</summary>
    private static async Task<Row> PoisonAsync()
    {
        const int Old = 150;
        using var place = new SpoolPlace();
        await place.FillAsync(Old);
        var arrivals = new Arrivals();
        await using var sink = SinkServer.Start(SinkMode.FailingAtSome, arrivals);
        await using var client = place.Client(sink.Port);
        await SpoolPlace.FlushUntilAsync(client, () => client.Delivery.Recorded == Old);
        var newer = Record(client, Made);
        var all = Old + newer.Ids.Count;
        var good = newer.Ids.Count(static id => !Arrivals.IsBad(id));
        await SpoolPlace.FlushUntilAsync(client, () => newer.Ids.Count(arrivals.Has) == good);
        var status = client.Delivery;
        return new(
            "spans that the server answers with 500, old and new, with a spool",
            "every other one arrives, each once; these wait, and none is dropped",
            $"made {all}, arrived {arrivals.Spans}, twice {arrivals.Duplicates}, of {good} good new ones {newer.Ids.Count(arrivals.Has)}, {Account(client)}",
            newer.Ids.Count(arrivals.Has) == good && arrivals.Duplicates == 0 && status.Dropped == 0 && status.Sent == arrivals.Spans && status.Sent + status.Spooled + status.Pending == all);
    }

    private static async Task<Row> VanishAsync(bool withDirectory)
    {
        using var place = new SpoolPlace();
        var port = SinkServer.FreePort();
        await using var client = place.Client(port);
        Record(client, Made);
        await client.FlushAsync(TimeSpan.FromSeconds(5));
        var spooled = client.Delivery.Spooled;
        if (withDirectory)
        {
            Directory.Delete(place.Path, recursive: true);
        }
        else
        {
            Array.ForEach(place.Files, File.Delete);
        }

        var arrivals = new Arrivals();
        var gone = await client.FlushAsync(TimeSpan.FromSeconds(5));
        Record(client, 300);
        await client.FlushAsync(TimeSpan.FromSeconds(5));
        var made = place.Files.Length;
        await using var sink = SinkServer.Start(SinkMode.Count, arrivals, port);
        await SpoolPlace.FlushUntilAsync(client, () => client.Delivery is { Spooled: 0, Pending: 0 });
        var status = client.Delivery;
        return new(
            withDirectory ? "the spool directory is deleted" : "files of the spool are deleted",
            "what was in them is gone, not sent; what comes after is kept and arrives",
            $"spooled {spooled}, then gone {gone.Gone}, arrived {arrivals.Spans}, {Account(client)}",
            spooled == Made && gone is { Gone: Made, Sent: 0, IsComplete: false } && made == 1 && arrivals is { Spans: 300, Duplicates: 0 } && status is { Sent: 300, Gone: Made, Dropped: 0 });
    }

    private static async Task<Row> SentByAnotherAsync()
    {
        using var place = new SpoolPlace();
        await using var first = place.Client(SinkServer.FreePort());
        Record(first, Made);
        await first.FlushAsync(TimeSpan.FromSeconds(5));
        var arrivals = new Arrivals();
        await using var sink = SinkServer.Start(SinkMode.Count, arrivals);
        await using var second = place.Client(sink.Port);
        await SpoolPlace.FlushUntilAsync(second, () => second.Delivery.Sent == Made);
        await SpoolPlace.FlushUntilAsync(first, () => first.Delivery.Gone == Made);
        return new(
            "another process that shares the directory sends everything",
            "all arrive once; sent there, gone here",
            $"arrived {arrivals.Spans}, twice {arrivals.Duplicates}, here sent {first.Delivery.Sent}, gone {first.Delivery.Gone}, there sent {second.Delivery.Sent}",
            arrivals is { Spans: Made, Duplicates: 0 } && first.Delivery is { Sent: 0, Gone: Made, Spooled: 0 } && second.Delivery is { Recorded: Made, Sent: Made });
    }

    private static async Task<Row> WrongDeployAsync(string answer, SinkMode mode)
    {
        using var place = new SpoolPlace();
        await place.FillAsync(Made);
        var arrivals = new Arrivals();
        await using var sink = SinkServer.Start(mode, arrivals);
        await using var client = place.Client(sink.Port);
        Record(client, Made);
        await client.FlushAsync(TimeSpan.FromSeconds(2));
        var (spooled, dropped) = (client.Delivery.Spooled, client.Delivery.Dropped);
        sink.Mode = SinkMode.Count;
        await SpoolPlace.FlushUntilAsync(client, () => client.Delivery is { Spooled: 0, Pending: 0 });
        return new(
            $"{answer} to everything, with a spool, then right",
            "nothing is dropped; all arrive once when it is right",
            $"made {2 * Made}, meanwhile spooled {spooled}, dropped {dropped}; then arrived {arrivals.Spans}, twice {arrivals.Duplicates}, {Account(client)}",
            spooled == 2 * Made && arrivals is { Spans: 2 * Made, Duplicates: 0 } && client.Delivery is { Sent: 2 * Made, Dropped: 0 });
    }

    private static async Task<Row> RotatedKeyAsync()
    {
        using var place = new SpoolPlace();
        await place.FillAsync(Made, static options => options.PublicKey = "pk-lf-earlier");
        var arrivals = new Arrivals();
        await using var sink = SinkServer.Start(SinkMode.Count, arrivals);
        await using (var without = place.Client(sink.Port))
        {
            await without.FlushAsync(TimeSpan.FromSeconds(5));
        }

        var before = arrivals.Spans;
        await using var with = place.Client(sink.Port, static options => options.SpoolPreviousPublicKeys.Add("pk-lf-earlier"));
        await SpoolPlace.FlushUntilAsync(with, () => with.Delivery.Sent == Made);
        return new(
            "the public key was changed while 3,000 wait for the earlier one",
            "none is touched without the option; with it all arrive once",
            $"without it arrived {before}; with it arrived {arrivals.Spans}, twice {arrivals.Duplicates}, {Account(with)}",
            before == 0 && arrivals is { Spans: Made, Duplicates: 0 } && with.Delivery is { Recorded: Made, Sent: Made });
    }

    private static async Task<Row> HangingAsync()
    {
        const int Burst = 41_100;
        using var place = new SpoolPlace();
        var arrivals = new Arrivals();
        await using var sink = SinkServer.Start(SinkMode.Silent, arrivals);
        await using var client = place.Client(sink.Port, static options =>
        {
            options.MaxQueueLength = 5_000;
            options.FlushAt = 512;
            options.Timeout = TimeSpan.FromSeconds(5);
        });
        Record(client, 600);
        await Task.Delay(300);
        var load = new Load(client);
        await load.RecordOverAsync(Burst - 600, TimeSpan.FromSeconds(2));
        var (spooled, pending, dropped) = (client.Delivery.Spooled, client.Delivery.Pending, client.Delivery.Dropped);
        sink.Mode = SinkMode.Count;
        await SpoolPlace.FlushUntilAsync(client, () => client.Delivery is { Spooled: 0, Pending: 0 });
        var made = 600 + load.Ids.Count;
        return new(
            "the first request hangs, eight times more than the queue of 5,000 holds, with a spool",
            "what does not fit goes to disk at once, none is dropped, all arrive",
            $"made {made}, meanwhile spooled {spooled}, in memory {pending}, dropped {dropped}; then arrived {arrivals.Spans}, twice {arrivals.Duplicates}, {Account(client)}",
            spooled > 0 && dropped == 0 && arrivals.Spans == made && client.Delivery.Sent == made && client.Delivery.Dropped == 0);
    }

    private static async Task<Row> DamagedAsync()
    {
        const int Flips = 10;
        using var place = new SpoolPlace();
        await place.FillAsync(Made);
        var file = place.Files.Single();
        var bytes = await File.ReadAllBytesAsync(file);
        for (var flip = 1; flip <= Flips; flip++)
        {
            bytes[bytes.Length / (Flips + 1) * flip] ^= 0x10;
        }

        await File.WriteAllBytesAsync(file, bytes);
        var (arrivals, client) = await SendAsync(place);
        return new(
            "ten flipped bits in a spool file of 3,000",
            "ten are lost at most, counted as damaged; every other one arrives",
            $"arrived {arrivals.Spans}, twice {arrivals.Duplicates}, {Account(client)}, damaged {client.Delivery.DroppedFor(DropReason.SpoolDamaged)}",
            arrivals.Duplicates == 0 && client.Delivery.Recorded == Made && client.Delivery.Sent == arrivals.Spans && arrivals.Spans is >= Made - Flips and < Made
                && client.Delivery.DroppedFor(DropReason.SpoolDamaged) == Made - arrivals.Spans && place.Files.Length == 0);
    }

    private static async Task<Row> CutAsync()
    {
        using var place = new SpoolPlace();
        await place.FillAsync(Made);
        var file = place.Files.Single();
        var bytes = await File.ReadAllBytesAsync(file);
        await File.WriteAllBytesAsync(file, bytes[..(bytes.Length / 2)]);
        var (arrivals, client) = await SendAsync(place);
        return new(
            "a spool file of 3,000 that is cut in the middle",
            "what is whole arrives; the rest is counted as damaged",
            $"arrived {arrivals.Spans}, twice {arrivals.Duplicates}, {Account(client)}, damaged {client.Delivery.DroppedFor(DropReason.SpoolDamaged)}",
            arrivals.Duplicates == 0 && client.Delivery.Sent == arrivals.Spans && arrivals.Spans is > (Made / 2) - 100 and < (Made / 2) + 100 && client.Delivery.DroppedFor(DropReason.SpoolDamaged) == Made - arrivals.Spans);
    }

    private static async Task<Row> NewerAsync()
    {
        using var place = new SpoolPlace();
        await place.FillAsync(Made);
        var file = place.Files.Single();
        var bytes = await File.ReadAllBytesAsync(file);
        "LFSPOOL9"u8.CopyTo(bytes);
        await File.WriteAllBytesAsync(file, [.. bytes[..^4], 0, 0, 0, 0x7F]);
        var (arrivals, client) = await SendAsync(place);
        return new(
            "a spool file of a newer format",
            "it is left alone and named; nothing of it is counted",
            $"files left {place.Files.Length}, arrived {arrivals.Spans}, {Account(client)}",
            place.Files.Length == 1 && arrivals.Spans == 0 && client.Delivery is { Recorded: 0, Dropped: 0 } && client.Delivery.LastError?.Contains("left alone", StringComparison.Ordinal) == true);
    }

    /// <summary>A process with a server that takes everything.</summary>
    private static async Task<(Arrivals Arrivals, LangfuseClient Client)> SendAsync(SpoolPlace place)
    {
        var arrivals = new Arrivals();
        await using var sink = SinkServer.Start(SinkMode.Count, arrivals);
        await using var client = place.Client(sink.Port);
        for (var tries = 0; tries < 10; tries++)
        {
            await client.FlushAsync(TimeSpan.FromSeconds(20));
            await Task.Delay(20);
        }

        return (arrivals, client);
    }

    private static Load Record(LangfuseClient client, int observations)
    {
        var load = new Load(client);
        load.Record(observations);
        return load;
    }

    private static string Account(LangfuseClient client)
    {
        var status = client.Delivery;
        return $"recorded {status.Recorded}, sent {status.Sent}, dropped {status.Dropped}, spooled {status.Spooled}, gone {status.Gone}";
    }
}
