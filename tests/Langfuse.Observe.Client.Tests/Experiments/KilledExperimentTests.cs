using System.Globalization;
using Langfuse.Observe.Client.Tests.Support;
using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Client.Tests.Experiments;

/// <summary>A program that runs an experiment is killed in the middle with SIGKILL; started again, it ends as if nothing had been.</summary>
/// <remarks>With 200 items in the default tests; <c>LANGFUSE_OBSERVE_EXPERIMENT_ITEMS=1000 dotnet test tests/Langfuse.Observe.Client.Tests --filter KilledExperiment</c> runs a thousand.</remarks>
public sealed class KilledExperimentTests
{
    private const int SigKill = 9;

    private static readonly int s_items = int.Parse(Environment.GetEnvironmentVariable("LANGFUSE_OBSERVE_EXPERIMENT_ITEMS") ?? "200", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Resumed_HasEveryItemOnce()
    {
        await using var server = await Servers.StartAsync();
        await using var langfuse = Servers.Client(server, "killed-experiment");
        await langfuse.Datasets.CreateAsync("killed");
        await Parallel.ForAsync(0, s_items, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, token) =>
            await langfuse.Datasets.CreateItemAsync("killed", input: new { number }, expectedOutput: number * 2, id: $"item-{number:0000}", cancellationToken: token));
        var file = Path.Combine(Path.GetTempPath(), $"langfuse-killed-{Guid.NewGuid():N}.jsonl");

        using (var first = Start(server, file))
        {
            await Patience.UntilAsync(() => Lines(file) > s_items / 3);
            first.Signal(SigKill);
            await first.EndAsync();
        }

        Assert.InRange(Lines(file), s_items / 3, s_items - 1);
        using var second = Start(server, file);
        var said = (await second.SaysAsync("done ")).Split(' ', 4);
        Assert.Equal((0, ""), await second.EndAsync());

        Assert.Equal((s_items.ToString(CultureInfo.InvariantCulture), (s_items / 20).ToString(CultureInfo.InvariantCulture), "1"), (said[0], said[1], said[2]));
        var run = await langfuse.Datasets.GetRunAsync("killed", said[3]);
        Assert.Equal(s_items, run.Items.Count);
        Assert.Equal(s_items, run.Items.DistinctBy(static item => item.Item.Id).Count());
        Assert.Equal(s_items / 20, run.FailedItems.Count());
        Assert.All(run.Items, static item => Assert.Equal(item.IsFailed ? "" : "exact slow", string.Join(' ', item.Evaluations.Select(static evaluation => evaluation.Name).Order())));
        Assert.Equal(s_items - (s_items / 20), (await langfuse.Scores.ListAsync(name: "slow").ToListAsync()).Count);
        Assert.Single(await langfuse.Datasets.ListRunsAsync("killed").ToListAsync());
        File.Delete(file);
    }

    private static ChildProgram Start(LangfuseLocalServer server, string file) => ChildProgram.Start(
        new Dictionary<string, string>
        {
            ["LANGFUSE_BASE_URL"] = server.BaseUrl.GetLeftPart(UriPartial.Authority), ["LANGFUSE_PUBLIC_KEY"] = server.PublicKey, ["LANGFUSE_SECRET_KEY"] = server.SecretKey, ["LANGFUSE_TIMEOUT"] = "60",
        },
        "experiment", "killed", file);

    private static int Lines(string file) => File.Exists(file) ? File.ReadLines(file).Count() : 0;
}
