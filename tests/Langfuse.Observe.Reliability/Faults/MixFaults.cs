using System.Collections.Concurrent;
using System.Globalization;
using Langfuse.Observe.Reliability.Children;
using Langfuse.Observe.Reliability.Report;
using Langfuse.Observe.Reliability.Sink;

namespace Langfuse.Observe.Reliability.Faults;

/// <summary>Random combinations of everything that can go wrong, the same ones for the same seed. In each every observation is in exactly one
/// account of its client, and the server holds what the clients say was sent.</summary>
internal static class MixFaults
{
    private static readonly SinkMode[] s_modes =
    [
        SinkMode.Count, SinkMode.Failing, SinkMode.TooMany, SinkMode.HalfClosed, SinkMode.Garbage, SinkMode.Forgetful, SinkMode.TooLarge, SinkMode.Unauthorized, SinkMode.NotFound, SinkMode.Refusing, SinkMode.Silent,
    ];

    private const int AtOnce = 6;

    private static readonly TimeSpan s_short = TimeSpan.FromSeconds(2);

    // A busy machine must not make the server that works at the end look like one that loses answers.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    public static async Task<Row> RunAsync(int combinations, int seed)
    {
        var failed = new ConcurrentQueue<string>();
        var (made, lost, twice, unsent) = (0L, 0L, 0L, 0L);
        var (killed, full, acknowledged) = (0L, 0L, 0L);

        // They wait for most of their time.
        await Parallel.ForEachAsync(Enumerable.Range(seed, combinations), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, _) =>
        {
            var mix = Mix.Of(new Random(number));
            var outcome = await RunAsync(mix);
            Interlocked.Add(ref made, outcome.Made);
            Interlocked.Add(ref lost, outcome.LostAnswers);
            Interlocked.Add(ref twice, outcome.Twice);
            Interlocked.Add(ref unsent, outcome.Unsent);
            Interlocked.Add(ref acknowledged, outcome.Acknowledged);
            Interlocked.Add(ref killed, mix.IsKilled ? 1 : 0);
            Interlocked.Add(ref full, mix is { HasSpool: true, IsDiskFull: true } ? 1 : 0);
            if (outcome.Problem is not null)
            {
                failed.Enqueue($"{number}: {mix}: {outcome.Problem}");
                await Console.Error.WriteLineAsync($"{number}: {mix}: {outcome.Problem}");
            }
        });

        return new(
            $"{combinations} random combinations of spool, burst, server fault, abrupt end, kill -9, restart, shared directory, changed file times, full spool and full disk (seed {seed})",
            "in each: recorded = sent + dropped + pending + spooled + gone; sent is what came in requests whose answer reached the client; nothing else comes twice, or is held by the server beside it",
            $"made {made}, combinations that do not hold {failed.Count}{(failed.TryPeek(out var first) ? $", the first {first}" : "")}; killed {killed}, after {acknowledged} had been acknowledged; full disks {full}; answers lost {lost}, arrived again after one {twice}, arrived and not counted as sent, after one or from a killed process, {unsent}",
            failed.IsEmpty);
    }

    private static async Task<Outcome> RunAsync(Mix mix)
    {
        using var disk = mix is { HasSpool: true, IsDiskFull: true } ? SmallDisk.TryMount("size=200k") : null;
        var directory = mix.HasSpool ? disk?.Path ?? Directory.CreateTempSubdirectory("langfuse-mix-").FullName : null;
        var (arrivals, answers) = (new Arrivals(), new AnswerWatch());
        var (problems, acknowledged) = (new List<string>(), new List<ulong>());
        var clients = new List<(LangfuseClient Client, long Made)>();
        await using var sink = SinkServer.Start(mix.Mode, arrivals);
        try
        {
            var first = Start(sink.Port, directory, mix, answers, s_short);
            var second = mix.IsShared ? Start(sink.Port, directory, mix, answers, s_short) : null;
            clients.Add((first, Record(first, mix.Burst)));
            if (second is not null)
            {
                clients.Add((second, Record(second, mix.Burst / 2)));
            }

            await Task.WhenAll(clients.Select(static client => client.Client.FlushAsync(TimeSpan.FromMilliseconds(150))));
            clients.ForEach(client => Check(client.Client, problems));
            sink.Mode = mix.Recovers ? SinkMode.Count : mix.Mode;
            acknowledged = mix.IsKilled ? await KillAsync(sink.Port, directory!, mix, answers) : [];
            await Task.WhenAll(clients.Select(static client => client.Client.FlushAsync(TimeSpan.FromMilliseconds(400))));
            foreach (var (client, _) in clients)
            {
                await client.DisposeAsync();
            }

            if (mix.JumpsClock && directory is not null)
            {
                Rename(directory, mix.Jump);
            }

            // The next process finds a server that works, and sends what is left.
            sink.Mode = SinkMode.Count;
            if (directory is not null)
            {
                var next = Start(sink.Port, directory, mix with { MaxSpoolBytes = 1 << 28 }, answers, s_patience);
                clients.Add((next, Record(next, 3)));
                for (var tries = 0; tries < 200 && next.Delivery.Pending + next.Delivery.Spooled > 0; tries++)
                {
                    await next.FlushAsync(TimeSpan.FromSeconds(5));
                }

                await next.DisposeAsync();
                if (next.Delivery.Pending + next.Delivery.Spooled > 0)
                {
                    problems.Add("the last client did not come to an end: " + next.Delivery);
                }
            }

            clients.ForEach(client => Check(client.Client, problems));
            CheckAll(clients, arrivals, answers, directory is not null, mix, problems);
            if (mix.KeepsAll && acknowledged.Count(id => !arrivals.Has(id)) is > 0 and var missing)
            {
                problems.Add($"{missing} of {acknowledged.Count} that a killed process had acknowledged did not arrive");
            }
        }
        finally
        {
            if (directory is not null && disk is null)
            {
                Directory.Delete(directory, recursive: true);
            }
        }

        return new(problems.Count == 0 ? null : string.Join("; ", problems), clients.Sum(static client => client.Made), answers.Lost, arrivals.Duplicates, arrivals.Spans + arrivals.Scores - arrivals.Confirmed(answers), acknowledged.Count);
    }

    /// <summary>A process that shares the directory, and is killed while it records.</summary>
    /// <returns>The ids that it had said are delivered or on disk.</returns>
    private static async Task<List<ulong>> KillAsync(int port, string directory, Mix mix, AnswerWatch answers)
    {
        using var child = ChildProcess.Start("mix-child", port.ToString(CultureInfo.InvariantCulture), directory, mix.MaxSpoolBytes.ToString(CultureInfo.InvariantCulture));
        await child.StandardOutput.ReadLineAsync();
        var reading = ReadAsync(child.StandardOutput, answers);
        await Task.Delay(mix.KilledAfter);
        child.Kill();
        await child.WaitForExitAsync();
        return await reading;
    }

    private static async Task<List<ulong>> ReadAsync(StreamReader output, AnswerWatch answers)
    {
        var acknowledged = new List<ulong>();
        while (await output.ReadLineAsync() is { } line)
        {
            // The last line may be torn by the kill.
            if (line is [MixChild.Acknowledged, .., MixChild.End])
            {
                acknowledged.AddRange(line[1..^1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static id => ulong.Parse(id, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)));
            }
            else if (line is [MixChild.Answered, .., MixChild.End])
            {
                Array.ForEach(line[1..^1].Split(' ', StringSplitOptions.RemoveEmptyEntries), attempt => answers.HearOf(int.Parse(attempt, CultureInfo.InvariantCulture)));
            }
        }

        return acknowledged;
    }

    private static LangfuseClient Start(int port, string? directory, Mix mix, AnswerWatch answers, TimeSpan timeout) => Clients.At(port, options =>
    {
        options.SpoolDirectory = directory;
        options.MaxSpoolBytes = mix.MaxSpoolBytes;
        options.MaxQueueLength = mix.MaxQueueLength;
        options.FlushAt = mix.FlushAt;
        options.ShutdownTimeout = mix.EndsAbruptly ? TimeSpan.Zero : TimeSpan.FromMilliseconds(300);
        options.Timeout = timeout;
        options.HttpHandlerFactory = answers.NewHandler;
    });

    private static long Record(LangfuseClient client, int burst)
    {
        var load = new Load(client);
        load.Record(burst);
        for (var i = 0; i < burst / 50; i++)
        {
            client.Score("score", i, traceId: LangfuseClient.CreateTraceId());
        }

        return load.Ids.Count + (burst / 50);
    }

    private static void Check(LangfuseClient client, List<string> problems)
    {
        // Read one after the other while things move: what holds shows within a moment.
        for (var tries = 0; tries < 200; tries++)
        {
            var status = client.Delivery;
            if (status.Recorded == status.Sent + status.Dropped + status.Pending + status.Spooled + status.Gone && status.Pending >= 0 && status.Sent <= status.Recorded)
            {
                return;
            }

            Thread.Sleep(1);
        }

        problems.Add("the account does not add up: " + client.Delivery);
    }

    private static void CheckAll(List<(LangfuseClient Client, long Made)> clients, Arrivals arrivals, AnswerWatch answers, bool hasSpool, Mix mix, List<string> problems)
    {
        var sent = clients.Sum(static client => client.Client.Delivery.Sent);
        var (arrived, confirmed) = (arrivals.Spans + arrivals.Scores, arrivals.Confirmed(answers));
        if (confirmed != sent)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"sent {sent}, arrived {arrived}, of these in requests that were answered {confirmed}"));
        }

        if (arrivals.Unexplained(answers) is > 0 and var unexplained)
        {
            problems.Add($"{unexplained} arrived again though their request was answered");
        }

        // What one client left on disk is on the account of the next, and gone or spooled on its own.
        var taken = clients.Sum(static client => client.Client.Delivery.Recorded - client.Made);
        var left = clients.Sum(static client => client.Client.Delivery.Spooled + client.Client.Delivery.Gone);
        if (hasSpool && !mix.IsKilled && taken != left)
        {
            problems.Add($"left {left}, taken over {taken}");
        }

        var lostByKeys = clients.Sum(static client => client.Client.Delivery.DroppedFor(DropReason.Unauthorized));
        if (hasSpool && mix.MaxSpoolBytes > 1 << 20 && lostByKeys > 0)
        {
            problems.Add($"{lostByKeys} dropped for their keys in spite of the spool");
        }
    }

    /// <summary>As if the clock had been changed since they were written.</summary>
    private static void Rename(string directory, TimeSpan jump)
    {
        foreach (var file in Directory.GetFiles(directory, "*.spool", SearchOption.AllDirectories))
        {
            var name = Path.GetFileName(file);
            var ticks = long.Parse(name[..16], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) + jump.Ticks;
            File.Move(file, Path.Combine(Path.GetDirectoryName(file)!, ticks.ToString("x16", CultureInfo.InvariantCulture) + name[16..]));
        }
    }

    /// <param name="Problem">What does not hold; null when all does.</param>
    /// <param name="Made">Observations and scores.</param>
    /// <param name="LostAnswers">Requests whose answer did not reach the client.</param>
    /// <param name="Twice">What arrived more than once.</param>
    /// <param name="Unsent">What arrived only in requests whose answer was lost, and then had no room to wait for another try.</param>
    /// <param name="Acknowledged">What a killed process had said is delivered or on disk.</param>
    private sealed record Outcome(string? Problem, long Made, int LostAnswers, int Twice, int Unsent, int Acknowledged);

    private sealed record Mix(
        bool HasSpool, int Burst, SinkMode Mode, bool Recovers, bool EndsAbruptly, bool IsShared, bool JumpsClock, TimeSpan Jump, long MaxSpoolBytes, int MaxQueueLength, int FlushAt,
        bool IsKilled, TimeSpan KilledAfter, bool IsDiskFull)
    {
        /// <summary>Whether nothing may be dropped that is on disk.</summary>
        public bool KeepsAll => !JumpsClock && !IsDiskFull && MaxSpoolBytes > 1 << 20 && Mode != SinkMode.Refusing;

        public static Mix Of(Random random)
        {
            var mix = Simple(random);
            return mix with { IsKilled = mix.HasSpool && random.Next(4) == 0, KilledAfter = TimeSpan.FromMilliseconds(random.Next(600)), IsDiskFull = random.Next(8) == 0 };
        }

        private static Mix Simple(Random random) => new(
            random.Next(4) > 0, random.Next(1, 20) * 30, s_modes[random.Next(s_modes.Length)], random.Next(3) > 0, random.Next(3) == 0, random.Next(3) == 0, random.Next(3) == 0,
            TimeSpan.FromDays(random.Next(-60, 60)), random.Next(4) == 0 ? 60_000 : 1 << 28, random.Next(3) == 0 ? 100 : 100_000, random.Next(2) == 0 ? 20 : 512,
            IsKilled: false, TimeSpan.Zero, IsDiskFull: false);
    }
}
