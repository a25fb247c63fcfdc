using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Langfuse.Observe.Reliability.Children;

namespace Langfuse.Observe.Reliability.Runs;

/// <summary>How much the local server takes in from a client in the same process, to its SQLite file. Fails when its own count differs.</summary>
internal static class ServerRun
{
    private const int Rounds = 3;
    private const int PerRound = 100_000;

    public static async Task<int> RunAsync()
    {
        await using var server = await LangfuseLocalServer.StartAsync();
        await using var client = Clients.At(server.BaseUrl, options => (options.PublicKey, options.SecretKey) = (server.PublicKey, server.SecretKey));
        for (var round = 0; round < Rounds; round++)
        {
            var processor = Process.GetCurrentProcess().TotalProcessorTime;
            var watch = Stopwatch.StartNew();
            await ProduceAsync(client);
            var time = watch.Elapsed.TotalSeconds;
            processor = Process.GetCurrentProcess().TotalProcessorTime - processor;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{PerRound:N0} spans, {PerRound / time:N0}/s, processor {processor.TotalMicroseconds / PerRound:0} us each for client and server"));
        }

        var stored = await StoredAsync(server);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{stored:N0} of {Rounds * PerRound:N0} stored"));
        return stored == Rounds * PerRound ? 0 : 1;
    }

    private static async Task ProduceAsync(LangfuseClient client)
    {
        for (var made = 0; made < PerRound; made += 5)
        {
            using var trace = client.StartTrace("answer", input: "What is the return policy for shoes bought online?", sessionId: "session-1", userId: "user-1");
            for (var step = 1; step < 5; step++)
            {
                using var generation = trace.StartGeneration("step", model: "gpt-4o-mini");
                generation.Update(input: "What is the return policy for shoes bought online?", output: "You can return shoes within 30 days.");
            }

            // The server is slower than the producer: without a pause the queue's limit would drop the oldest traces.
            if (client.Delivery.QueueLength > 20_000)
            {
                await client.FlushAsync(TimeSpan.FromMinutes(1));
            }
        }

        await client.FlushAsync(TimeSpan.FromMinutes(2));
    }

    private static async Task<long> StoredAsync(LangfuseLocalServer server)
    {
        var keys = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{server.PublicKey}:{server.SecretKey}"));
        using var http = new HttpClient { BaseAddress = server.BaseUrl, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Basic", keys) } };
        return (await http.GetFromJsonAsync<JsonElement>("api/local/counts")).GetProperty("observations").GetInt64();
    }
}
