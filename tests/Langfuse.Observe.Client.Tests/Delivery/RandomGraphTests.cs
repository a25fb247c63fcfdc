using System.Text.Json;
using Langfuse.Observe.Client.Tests.Support;

namespace Langfuse.Observe.Client.Tests.Delivery;

/// <summary>Random graphs of objects go through capture, mask and export, and are read back from the local server.</summary>
public sealed class RandomGraphTests
{
    private const string Secret = "s3cr3t-T0ken";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Graph_ReadBack_IsValidJsonWithoutSecrets(int seed)
    {
        var random = new Random(seed);
        await using var server = await Servers.StartAsync();
        var traces = new List<string>();
        await using (var client = Servers.Client(server, "graphs-" + seed, static options => options.Mask = static (_, text) => text.Replace(Secret, "***", StringComparison.Ordinal)))
        {
            for (var i = 0; i < 60; i++)
            {
                var trace = client.StartTrace("graph", input: Graph(random, 0), metadata: Graph(random, 1));
                trace.Update(output: Graph(random, 0), metadata: new { own = Graph(random, 1) }, modelParameters: new { stop = Text(random) }, statusMessage: Text(random));
                trace.End();
                traces.Add(trace.TraceId);
            }

            var result = await client.FlushAsync();
            Assert.Equal((60, 0, 0), (result.Sent, result.Pending, result.Dropped));
        }

        foreach (var traceId in traces)
        {
            var stored = await Servers.GetAsync(server, "api/public/traces/" + traceId);
            Assert.DoesNotContain(Secret, stored.GetRawText(), StringComparison.Ordinal);
            var observation = Assert.Single(stored.GetProperty("observations").EnumerateArray());
            Assert.True(observation.TryGetProperty("input", out _) && observation.TryGetProperty("output", out _));
        }

        Assert.Equal(0, (await Servers.CountsAsync(server)).Duplicates);
    }

    private static object? Graph(Random random, int depth) => random.Next(depth > 4 ? 8 : 14) switch
    {
        0 => null,
        1 => random.Next(),
        2 => (double[])[double.NaN, double.PositiveInfinity, -0.0, 1e300, random.NextDouble()],
        3 => Text(random),
        4 => random.Next(2) == 0,
        5 => new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(random.Next(-12, 12))),
        6 => long.MaxValue - random.Next(),
        7 => DayOfWeek.Friday,
        8 => Enumerable.Range(0, random.Next(5)).Select(_ => Graph(random, depth + 1)).ToArray(),
        9 => Enumerable.Range(0, random.Next(5)).ToDictionary(index => $"k{index} {Text(random)}", _ => Graph(random, depth + 1)),
        10 => new { a = Graph(random, depth + 1), b = Text(random), c = random.Next() },
        11 => new Node { Name = Text(random), Next = depth > 3 ? null : new Node { Name = Secret, Items = [Graph(random, depth + 1)] } },
        12 => Cycle(),
        _ => new Throwing(),
    };

    private static Node Cycle()
    {
        var node = new Node { Name = Secret };
        node.Next = node;
        return node;
    }

    private static string Text(Random random) => random.Next(6) switch
    {
        0 => Secret,
        1 => $"before {Secret} after",
        2 => "\ud800 lone, \0 nul, \" quote, \\ slash, \u2028 line, ü 漢 😀",
        3 => new string('x', random.Next(3000)),
        4 => "",
        _ => """{"looks":"like json"}""",
    };

    private sealed class Node
    {
        public string? Name { get; init; }

        public Node? Next { get; set; }

        public object?[]? Items { get; init; }
    }

    private sealed class Throwing
    {
        public string Value => throw new InvalidOperationException(Secret);
    }
}
