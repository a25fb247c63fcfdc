using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Langfuse.Observe.Server.Tests.Cli;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Exchange;

public sealed class ExchangeTests : ServerTest
{
    private async Task SendAsync()
    {
        using var spans = await Client.ExportAsync(
            new ProtoSpan
            {
                Name = "root", End = 1_770_000_001_500_000_000,
                Attributes =
                {
                    ["session.id"] = "s", ["user.id"] = "ü", ["langfuse.trace.tags"] = new[] { "a", "b" }, ["langfuse.observation.input"] = "4", ["langfuse.observation.metadata.k"] = "v", ["langfuse.release"] = "r",
                },
            },
            new ProtoSpan
            {
                SpanId = Ids.Span(2), ParentSpanId = Ids.Span(1), Name = "llm",
                Attributes = { ["langfuse.observation.type"] = "generation", ["langfuse.observation.model.name"] = "gpt-4o", ["langfuse.observation.usage_details"] = """{"input":3}""" },
            });
        using var events = await Client.PostAsync("api/public/ingestion", """
            {"batch":[{"id":"1","type":"trace-create","timestamp":"2026-01-01T00:00:00Z","body":{"id":"own","name":"own trace","input":"q","tags":["old"]}},
                      {"id":"2","type":"span-create","timestamp":"2026-01-01T00:00:00Z","body":{"id":"open","traceId":"own","startTime":"2026-01-01T00:00:00Z"}}]}
            """);
        using var score = await Client.PostAsync("api/public/scores", $$"""{"id":"sc","name":"n","value":0.5,"traceId":"{{Ids.Trace(1)}}","comment":"c","metadata":{"a":1} }""");
        Assert.True(spans.IsSuccessStatusCode && events.IsSuccessStatusCode && score.IsSuccessStatusCode);
    }

    private async Task<byte[]> ExportAsync(string query)
    {
        using var response = await Client.TryGetAsync("api/local/export?" + query);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return await response.Content.ReadAsByteArrayAsync();
    }

    private static async Task<JsonNode> ImportAsync(ServerClient client, byte[] body, string type = "application/x-ndjson", HttpStatusCode expected = HttpStatusCode.OK)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        using var response = await client.SendAsync(new HttpRequestMessage(HttpMethod.Post, "api/local/import") { Content = content });
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == expected, $"{(int)response.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    // What the server says of when it took something in differs; all else is the same.
    private static async Task<string> ContentAsync(ServerClient client, string trace)
    {
        var found = await client.GetAsync("api/public/traces/" + trace);
        foreach (var name in (string[])["createdAt", "updatedAt"])
        {
            found.AsObject().Remove(name);
        }

        return found.ToJsonString();
    }

    [Fact]
    public async Task JsonLines_BringEverythingToAnotherServer()
    {
        await SendAsync();
        var lines = await ExportAsync("");
        await using var other = await LangfuseLocalServer.StartAsync();
        using var client = new ServerClient(other);

        var told = await ImportAsync(client, lines);
        var again = await ImportAsync(client, lines);

        Assert.Equal((3, 1, 1, 0), ((int)told["observations"]!, (int)told["traces"]!, (int)told["scores"]!, (int)told["refused"]!));
        Assert.Equal(told.ToJsonString(), again.ToJsonString());
        foreach (var trace in (string[])[Ids.Trace(1), "own"])
        {
            Assert.Equal(await ContentAsync(Client, trace), await ContentAsync(client, trace));
        }

        Assert.Equal(3, (int)(await client.GetAsync("api/local/counts"))["observations"]!);
    }

    [Fact]
    public async Task Parquet_BringsObservationsAndScoresToAnotherServer()
    {
        await SendAsync();
        await using var other = await LangfuseLocalServer.StartAsync();
        using var client = new ServerClient(other);

        foreach (var kind in (string[])["observations", "scores"])
        {
            Assert.Equal(0, (int)(await ImportAsync(client, await ExportAsync($"format=parquet&kind={kind}"), "application/vnd.apache.parquet"))["refused"]!);
        }

        Assert.Equal(await ContentAsync(Client, Ids.Trace(1)), await ContentAsync(client, Ids.Trace(1)));
        Assert.Null((await client.GetAsync("api/public/observations/open"))["endTime"]);
    }

    [Fact]
    public async Task LinesOfLangfusesApi_AreUnderstood()
    {
        const string Lines = """
            {"id":"t1","timestamp":"2026-01-01T00:00:00Z","name":"exported","userId":"u","tags":["x"],"observations":[{"id":"o1","traceId":"t1","type":"AGENT","name":"inner","startTime":"2026-01-01T00:00:01Z","endTime":"2026-01-01T00:00:03Z","input":{"a":1}}],"scores":[{"id":"s1","traceId":"t1","name":"good","dataType":"BOOLEAN","value":1}]}
            {"id":"o2","traceId":"t1","type":"GENERATION","startTime":"2026-01-01T00:00:01Z","model":"gpt-4o","usageDetails":{"input":1000000}}

            {"id":"s2","traceId":"t1","name":"grade","dataType":"CATEGORICAL","value":0,"stringValue":"a","timestamp":"2026-01-02T00:00:00Z"}
            """;

        var told = await ImportAsync(Client, Encoding.UTF8.GetBytes(Lines));
        var trace = await Client.GetAsync("api/public/traces/t1");

        Assert.Equal((2, 1, 0), ((int)told["observations"]!, (int)told["traces"]!, (int)told["refused"]!));
        Assert.Equal(("exported", "u", 2.5), ((string)trace["name"]!, (string)trace["userId"]!, (double)trace["totalCost"]!));
        Assert.Equal(["AGENT", "GENERATION"], trace["observations"]!.AsArray().Select(row => (string)row!["type"]!).Order());
        Assert.Equal(["good", "grade"], trace["scores"]!.AsArray().Select(score => (string)score!["name"]!).Order());
    }

    [Fact]
    public async Task BadLine_IsNamed_AndTheOthersAreStored()
    {
        const string Lines = """
            {"observation":{"id":"a","traceId":"t","type":"SPAN","level":"DEFAULT","startUs":1,"endUs":2}}
            not json
            {"observation":{"id":"b","traceId":"t","type":"PICNIC","level":"DEFAULT"}}
            {"observation":{"id":"c","traceId":"t","type":"SPAN","level":"DEFAULT","metadata":"[1]"}}
            {"observation":{"id":"d","traceId":"t","type":"SPAN","level":"DEFAULT","totalCost":1e300}}
            {"score":{"id":"e","name":"n","dataType":"NUMERIC","value":"high"}}
            {"colour":"red"}
            """;

        var told = await ImportAsync(Client, Encoding.UTF8.GetBytes(Lines));

        Assert.Equal((1, 6), ((int)told["observations"]!, (int)told["refused"]!));
        Assert.Equal([2, 3, 4, 5, 6, 7], told["refusals"]!.AsArray().Select(refusal => (int)refusal!["line"]!));
        Assert.Contains("'PICNIC' is not one of", told["refusals"]![1]!["message"]!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("format=csv", "is not one of jsonl, parquet")]
    [InlineData("format=parquet", "say which")]
    [InlineData("kind=prompts", "is not one of observations")]
    [InlineData("from=yesterday", "is not an ISO 8601 time")]
    public async Task Export_OfWhatCannotBe_SaysWhy(string query, string named)
    {
        using var refused = await Client.TryGetAsync("api/local/export?" + query);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains(named, await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FileThatIsNoParquet_IsRefused()
    {
        await ImportAsync(Client, "PAR1 nothing PAR1"u8.ToArray(), "application/vnd.apache.parquet", HttpStatusCode.BadRequest);
        await ImportAsync(Client, [], "application/vnd.apache.parquet", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Commands_WriteAndReadFiles()
    {
        await SendAsync();
        using var folder = new TemporaryFolder();
        await using var other = await LangfuseLocalServer.StartAsync();
        static Dictionary<string, string> To(LangfuseLocalServer server) => new() { ["LANGFUSE_BASE_URL"] = server.BaseUrl.AbsoluteUri };

        foreach (var name in (string[])["all.jsonl", "rows.parquet"])
        {
            var written = await Tool.RunAsync(To(Server), "export", folder.File(name));
            var read = await Tool.RunAsync(To(other), "import", folder.File(name));

            Assert.True(written.Code == 0, written.Error);
            Assert.True(read.Code == 0, read.Error);
            Assert.StartsWith("3 observations", read.Output, StringComparison.Ordinal);
        }

        await File.WriteAllTextAsync(folder.File("bad.jsonl"), "[1]\n");
        var (code, _, error) = await Tool.RunAsync(To(other), "import", folder.File("bad.jsonl"));
        Assert.Equal(2, code);
        Assert.Contains("line 1: is no JSON object", error, StringComparison.Ordinal);
    }
}
