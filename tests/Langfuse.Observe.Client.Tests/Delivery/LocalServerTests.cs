using Langfuse.Observe.Client.Tests.Support;

namespace Langfuse.Observe.Client.Tests.Delivery;

public sealed class LocalServerTests
{
    [Fact]
    public async Task Trace_WithChildrenAndScores_IsReadBackFromTheLocalServer()
    {
        await using var server = await Servers.StartAsync();
        string traceId;
        await using (var client = Servers.Client(server, "local-1"))
        {
            var trace = client.StartTrace("support-ticket", userId: "user-789", input: "question?", metadata: new { ticket_id = "T-1234" });
            traceId = trace.TraceId;
            using (var retrieval = trace.StartSpan("knowledge-retrieval", input: new { query = "refund policy" }))
            {
                retrieval.Update(output: new { count = 2 });
            }

            trace.StartGeneration("answer", model: "gpt-4", modelParameters: new { temperature = 0.7 })
                .End(output: "text", usage: new Usage(input: 150, output: 45) { ["input_cached_tokens"] = 20 }, cost: new Cost(total: 0.004m));
            trace.RecordEvent("cache-miss", metadata: new { key = "k1" });
            trace.Score("helpfulness", 0.9, comment: "accurate");
            trace.Update(output: "text").End();

            var result = await client.FlushAsync();
            Assert.Equal((5, 0, 0), (result.Sent, result.Pending, result.Dropped));
        }

        var stored = await Servers.GetAsync(server, "api/public/traces/" + traceId);
        Assert.Equal("support-ticket", stored.GetProperty("name").GetString());
        Assert.Equal("user-789", stored.GetProperty("userId").GetString());
        Assert.Equal(4, stored.GetProperty("observations").GetArrayLength());
        var score = Assert.Single(stored.GetProperty("scores").EnumerateArray());
        Assert.Equal(0.9, score.GetProperty("value").GetDouble());
        Assert.Equal(new Counts(4, 1, 0), await Servers.CountsAsync(server));
    }

    [Fact]
    public async Task TraceUrl_OfALocalServer_NamesTheProject()
    {
        await using var server = await Servers.StartAsync();
        await using var client = Servers.Client(server, "local-2");

        var url = await client.GetTraceUrlAsync("0123456789abcdef0123456789abcdef");

        Assert.Equal(server.GetTraceUrl("0123456789abcdef0123456789abcdef"), url);
    }
}
