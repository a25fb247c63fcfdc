using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Storage.Processes;

/// <summary>Sends spans, scores, events of older SDKs and dataset items, and remembers what was answered with success.</summary>
internal sealed class MixedLoad
{
    private const string Dataset = "load";

    private readonly ConcurrentBag<string> _traces = [];
    private readonly ConcurrentBag<string> _scores = [];
    private readonly ConcurrentBag<string> _items = [];
    private readonly ConcurrentBag<HttpStatusCode> _refusals = [];
    private int _next;

    public int Acknowledged => _traces.Count + _scores.Count + _items.Count;

    /// <summary>Answers other than success.</summary>
    public IReadOnlyCollection<HttpStatusCode> Refusals => _refusals;

    /// <summary>How often a 503 came without Retry-After.</summary>
    public int Unhelpful { get; private set; }

    public static async Task PrepareAsync(ServerClient client)
    {
        using var made = await client.PostAsync("api/public/v2/datasets", $$"""{"name":"{{Dataset}}"}""");
        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
    }

    /// <summary>Sends with some senders until it is told to stop; a server that does not answer is asked again.</summary>
    public Task RunAsync(Func<ServerClient> server, int senders, CancellationToken stop) => Task.WhenAll(Enumerable.Range(0, senders).Select(_ => Task.Run(
        async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await SendOneAsync(server(), Interlocked.Increment(ref _next));
            }
        },
        CancellationToken.None)));

    /// <summary>Everything that was answered with success is there.</summary>
    public async Task CheckAsync(ServerClient client)
    {
        var traces = await IdsAsync(client, "api/public/traces?fields=core&limit=100");
        Assert.Empty(_traces.Except(traces));
        Assert.Empty(_scores.Except(await IdsAsync(client, "api/public/v2/scores?limit=100")));
        Assert.Empty(_items.Except(await IdsAsync(client, $"api/public/dataset-items?datasetName={Dataset}&limit=100")));
        Assert.Equal(traces.Count, (int)(await client.GetAsync("api/local/counts"))["traces"]!);
    }

    public static async Task<HashSet<string>> IdsAsync(ServerClient client, string list)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var page = 1; ; page++)
        {
            var answer = await client.GetAsync($"{list}&page={page}");
            ids.UnionWith(answer["data"]!.AsArray().Select(item => (string)item!["id"]!));
            if (page >= (int)answer["meta"]!["totalPages"]!)
            {
                return ids;
            }
        }
    }

    private Task SendOneAsync(ServerClient client, int number)
    {
        var id = number.ToString(CultureInfo.InvariantCulture);
        return (number % 4) switch
        {
            0 => TakeAsync(client.PostAsync("api/public/scores", $$"""{"id":"score-{{id}}","name":"n","value":1,"traceId":"{{Ids.Trace(1)}}"}"""), _scores, "score-" + id),
            1 => TakeAsync(client.PostAsync("api/public/dataset-items", $$"""{"datasetName":"{{Dataset}}","id":"item-{{id}}","input":{{id}}}"""), _items, "item-" + id),
            2 => TakeAsync(
                client.PostAsync("api/public/ingestion", $$$"""{"batch":[{"id":"{{{id}}}","type":"trace-create","timestamp":"2026-01-01T00:00:00Z","body":{"id":"own-{{{id}}}","name":"n"}}]}"""), _traces, "own-" + id),
            _ => TakeAsync(
                client.ExportAsync([.. Enumerable.Range(1, 20).Select(span => new ProtoSpan { TraceId = Ids.Trace(number), SpanId = Ids.Span(span), ParentSpanId = span == 1 ? null : Ids.Span(1) })]), _traces, Ids.Trace(number)),
        };
    }

    private async Task TakeAsync(Task<HttpResponseMessage> sending, ConcurrentBag<string> taken, string id)
    {
        try
        {
            using var answer = await sending;
            if (answer.IsSuccessStatusCode && !(await answer.Content.ReadAsStringAsync()).Contains("\"errors\":[{", StringComparison.Ordinal))
            {
                taken.Add(id);
                return;
            }

            _refusals.Add(answer.StatusCode);
            Unhelpful += answer.StatusCode == HttpStatusCode.ServiceUnavailable && answer.Headers.RetryAfter is null ? 1 : 0;
            await Task.Delay(20);
        }
        catch (HttpRequestException)
        {
            // Killed in the middle: it was not answered.
            await Task.Delay(20);
        }
    }
}
