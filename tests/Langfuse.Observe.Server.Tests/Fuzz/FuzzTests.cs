using System.Collections.Concurrent;
using System.Globalization;
using Langfuse.Observe.Server.Tests.Contract;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Fuzz;

/// <summary>
/// Nearly right requests in numbers: none may end in a 5xx, end the process or fill its memory. FUZZ_REQUESTS and FUZZ_SEED set how many and which;
/// the same seed gives the same requests.
/// </summary>
public sealed class FuzzTests
{
    private const int Workers = 4;
    private const long MaxGrowth = 200L * 1024 * 1024;
    private const int MostFailures = 20;

    [Fact]
    public async Task NearlyRightRequests_AreAnsweredWithoutAFault()
    {
        var (count, seed) = (Setting("FUZZ_REQUESTS", 20_000), Setting("FUZZ_SEED", 20_261_128));
        await using var server = await LangfuseLocalServer.StartAsync();
        using var project = new ServerClient(server);
        using var made = await project.PostAsync("api/local/organization/apiKeys", "{}");
        var key = System.Text.Json.Nodes.JsonNode.Parse(await made.Content.ReadAsStringAsync())!;
        using var organisation = new ServerClient(server.BaseUrl, (string)key["publicKey"]!, (string)key["secretKey"]!);
        var requests = await ApiRequests.PrepareAsync(project, organisation);
        await RunAsync(server, requests, seed, Math.Min(count, 2000)); // Warm: what is compiled and pooled is no growth.
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var (failures, statuses) = await RunAsync(server, requests, seed + 1, count);

        Assert.True(failures.IsEmpty, string.Join('\n', failures));
        Assert.True(statuses.GetValueOrDefault(200) > count / 20, $"too few were right: {string.Join(", ", statuses)}");
        Assert.True(statuses.GetValueOrDefault(400) > count / 20, $"too few were wrong: {string.Join(", ", statuses)}");
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, MaxGrowth);
        foreach (var list in (string[])["traces", "observations", "v2/observations", "sessions", "v3/scores", "v2/prompts", "v2/datasets", "models"])
        {
            Assert.NotNull((await project.GetAsync("api/public/" + list))["data"]);
        }
    }

    private static async Task<(ConcurrentQueue<string> Failures, ConcurrentDictionary<int, int> Statuses)> RunAsync(LangfuseLocalServer server, ApiRequests requests, int seed, int count)
    {
        var failures = new ConcurrentQueue<string>();
        var statuses = new ConcurrentDictionary<int, int>();
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(async () =>
        {
            using var client = new ServerClient(server);
            var source = new FuzzRequests(new Mutation(new Random(seed + (worker * 7919))), server.Operations, requests);
            for (var index = 0; index < count / Workers && failures.Count < MostFailures; index++)
            {
                using var request = source.Next();
                try
                {
                    using var response = await client.SendAsync(request);
                    var text = await response.Content.ReadAsStringAsync();
                    statuses.AddOrUpdate((int)response.StatusCode, 1, (_, earlier) => earlier + 1);
                    if ((int)response.StatusCode >= 500 && response.StatusCode != System.Net.HttpStatusCode.NotImplemented)
                    {
                        failures.Enqueue(await DescribeAsync(request, seed, worker, index, $"{(int)response.StatusCode} {text}"));
                    }
                }
                catch (Exception exception) when (exception is HttpRequestException or IOException or TaskCanceledException)
                {
                    failures.Enqueue(await DescribeAsync(request, seed, worker, index, exception.ToString()));
                }
            }
        })));
        return (failures, statuses);
    }

    private static async Task<string> DescribeAsync(HttpRequestMessage request, int seed, int worker, int index, string what)
    {
        var body = request.Content is null ? "" : Convert.ToBase64String(await request.Content.ReadAsByteArrayAsync());
        return $"seed {seed}, worker {worker}, request {index}: {request.Method} {request.RequestUri} {(body.Length > 3000 ? body[..3000] : body)}\n  {(what.Length > 600 ? what[..600] : what)}";
    }

    private static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
