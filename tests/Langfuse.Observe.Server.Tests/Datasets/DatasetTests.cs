using System.Net;
using System.Text.Json.Nodes;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Datasets;

public class DatasetTests : ServerTest
{
    private async Task<JsonNode> PostAsync(string path, string body, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var response = await Client.PostAsync(path, body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == expected, $"{(int)response.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    private Task<JsonNode> DatasetAsync(string more = "") => PostAsync("api/public/v2/datasets", $$"""{"name":"golden/set"{{more}}}""");

    private Task<JsonNode> ItemAsync(string members, HttpStatusCode expected = HttpStatusCode.OK) =>
        PostAsync("api/public/dataset-items", $$"""{"datasetName":"golden/set",{{members}}}""", expected);

    private async Task<string[]> Items(string query = "") =>
        [.. (await Client.GetAsync("api/public/dataset-items?datasetName=golden%2Fset" + query))["data"]!.AsArray().Select(item => (string)item!["id"]!)];

    [Fact]
    public async Task Create_OfTheSameName_ChangesWhatWasSent()
    {
        var made = await DatasetAsync(""","description":"first","metadata":{"team":"a"}""");
        var changed = await DatasetAsync(""","description":"second" """);

        var read = await Client.GetAsync("api/public/v2/datasets/golden%2Fset");

        Assert.Equal((string?)made["id"], (string?)changed["id"]);
        Assert.Equal(("second", "a"), ((string)read["description"]!, (string)read["metadata"]!["team"]!));
        Assert.Equal(1, (int)(await Client.GetAsync("api/public/v2/datasets"))["meta"]!["totalItems"]!);
    }

    [Fact]
    public async Task Item_OfAnIdThatIsThere_KeepsWhatIsNotSent()
    {
        await DatasetAsync();
        await ItemAsync(""" "id":"i1","input":{"question":"q"},"expectedOutput":"a" """);
        await ItemAsync(""" "id":"i1","expectedOutput":{"b":1},"metadata":[1] """);

        var item = await Client.GetAsync("api/public/dataset-items/i1");

        Assert.Equal("""{"question":"q"}""", item["input"]!.ToJsonString());
        Assert.Equal("""{"b":1}""", item["expectedOutput"]!.ToJsonString());
        Assert.Equal(("ACTIVE", "golden/set"), ((string)item["status"]!, (string)item["datasetName"]!));
        Assert.Empty(item["mediaReferences"]!.AsArray());
    }

    [Fact]
    public async Task Items_ThatAreArchivedOrDeleted_AreNotListed_ButWereThere()
    {
        await DatasetAsync();
        foreach (var id in (string[])["a", "b", "c"])
        {
            await ItemAsync($""" "id":"{id}","input":"{id}1","sourceTraceId":"trace-{id}" """);
        }

        await Task.Delay(5);
        var before = Uri.EscapeDataString(DateTimeOffset.UtcNow.ToString("O"));
        await Task.Delay(5);
        await ItemAsync(""" "id":"a","status":"ARCHIVED" """);
        await ItemAsync(""" "id":"c","input":"c2" """);
        using var deleted = await Client.SendAsync(HttpMethod.Delete, "api/public/dataset-items/b");

        Assert.Equal("Dataset item successfully deleted", (string?)(await BodyOf(deleted))["message"]);
        Assert.Equal(["c"], await Items());
        Assert.Equal(["c", "b", "a"], await Items("&version=" + before));
        Assert.Equal("c1", (string?)(await Client.GetAsync($"api/public/dataset-items?datasetName=golden%2Fset&version={before}"))["data"]![0]!["input"]);
        Assert.Equal(["c"], await Items("&sourceTraceId=trace-c"));
        Assert.Empty(await Items("&version=2001-01-01T00:00:00Z"));
        Assert.Equal("ARCHIVED", (string?)(await Client.GetAsync("api/public/dataset-items/a"))["status"]);
        using var gone = await Client.TryGetAsync("api/public/dataset-items/b");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task Items_ComeInPages()
    {
        await DatasetAsync();
        for (var number = 0; number < 5; number++)
        {
            await ItemAsync($""" "id":"{number}" """);
        }

        Assert.Equal(["4", "3"], await Items("&limit=2"));
        Assert.Equal(["0"], await Items("&limit=2&page=3"));
    }

    [Fact]
    public async Task Item_WhoseIdIsInAnotherDataset_Is409()
    {
        await DatasetAsync();
        await PostAsync("api/public/v2/datasets", """{"name":"other"}""");
        await ItemAsync(""" "id":"i" """);

        var refused = await PostAsync("api/public/dataset-items", """{"datasetName":"other","id":"i"}""", HttpStatusCode.Conflict);

        Assert.Contains("golden/set", (string?)refused["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schema_HoldsForNewItemsAndForThoseThatAreThere()
    {
        const string Schema = ""","inputSchema":{"type":"object","required":["question"]}""";
        await DatasetAsync();
        await ItemAsync(""" "id":"old","input":"text" """);

        var refused = await PostAsync("api/public/v2/datasets", $$"""{"name":"golden/set"{{Schema}}}""", HttpStatusCode.BadRequest);
        await ItemAsync(""" "id":"old","input":{"question":1} """);
        await DatasetAsync(Schema);
        var unfit = await ItemAsync(""" "input":{"answer":1} """, HttpStatusCode.BadRequest);
        await ItemAsync(""" "input":{"question":2} """);
        var cleared = await DatasetAsync(""","inputSchema":null""");

        Assert.Contains("item 'old': input does not fit", System.Text.RegularExpressions.Regex.Unescape(refused.ToJsonString()), StringComparison.Ordinal);
        Assert.Contains("'question' is missing", System.Text.RegularExpressions.Regex.Unescape(unfit.ToJsonString()), StringComparison.Ordinal);
        Assert.Null(cleared["inputSchema"]);
        await ItemAsync(""" "input":"anything" """);
    }

    [Fact]
    public async Task Item_WithMedia_SaysWhereItIs()
    {
        const string Hash = "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=";
        var announced = await PostAsync("api/public/media", $$"""{"contentLength":5,"datasetId":"d","datasetItemId":"i","field":"input","contentType":"text/plain","sha256Hash":"{{Hash}}"}""", HttpStatusCode.Created);
        using var upload = new HttpRequestMessage(HttpMethod.Put, new Uri((string)announced["uploadUrl"]!)) { Content = new ByteArrayContent("hello"u8.ToArray()) };
        using var uploaded = await Client.SendAsync(upload);
        using var reported = await Client.SendAsync(HttpMethod.Patch, $"api/public/media/{announced["mediaId"]}", """{"uploadedAt":"2026-01-01T00:00:00Z","uploadHttpStatus":200}""");
        Assert.True(reported.IsSuccessStatusCode);
        var reference = $"@@@langfuseMedia:type=text/plain|id={announced["mediaId"]}|source=bytes@@@";
        await DatasetAsync();

        var item = await ItemAsync($$""" "id":"i","input":{"a":["see {{reference}}"]} """);

        var found = item["mediaReferences"]!.AsArray().Single()!;
        Assert.Equal(("input", reference, "$['a'][0]"), ((string)found["field"]!, (string)found["referenceString"]!, (string)found["jsonPath"]!));
        using var download = await Client.TryGetAsync((string)found["media"]!["url"]!);
        Assert.Equal("hello", await download.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Run_IsMadeWithItsFirstItem_AndKeepsSeveralOutputsApart()
    {
        await DatasetAsync();
        await ItemAsync(""" "id":"i1" """);
        await ItemAsync(""" "id":"i2" """);
        var first = await PostAsync("api/public/dataset-run-items", """{"runName":"run/1","runDescription":"d","metadata":{"m":1},"datasetItemId":"i1","traceId":"t1","observationId":"o1"}""");
        await PostAsync("api/public/dataset-run-items", """{"runName":"run/1","runDescription":"ignored","datasetItemId":"i1","traceId":"t2"}""");
        await PostAsync("api/public/dataset-run-items", """{"runName":"run/1","datasetItemId":"i2","traceId":"t3"}""");

        var runs = await Client.GetAsync("api/public/datasets/golden%2Fset/runs");
        var run = await Client.GetAsync("api/public/datasets/golden%2Fset/runs/run%2F1");
        var items = await Client.GetAsync($"api/public/dataset-run-items?datasetId={run["datasetId"]}&runName=run%2F1&limit=2");

        Assert.Equal(16, ((string)first["datasetRunId"]!).Length);
        Assert.Equal(("run/1", "d"), ((string)runs["data"]![0]!["name"]!, (string)runs["data"]![0]!["description"]!));
        Assert.Equal(["t1", "t2", "t3"], run["datasetRunItems"]!.AsArray().Select(item => (string)item!["traceId"]!));
        Assert.Equal((3, 2), ((int)items["meta"]!["totalItems"]!, items["data"]!.AsArray().Count));
        using var deleted = await Client.SendAsync(HttpMethod.Delete, "api/public/datasets/golden%2Fset/runs/run%2F1");
        Assert.Equal(HttpStatusCode.OK, deleted.StatusCode);
        Assert.Empty((await Client.GetAsync("api/public/datasets/golden%2Fset/runs"))["data"]!.AsArray());
    }

    [Theory]
    [InlineData("api/public/v2/datasets", "{}", "name: required")]
    [InlineData("api/public/v2/datasets", """{"name":"a//b"}""", "slash")]
    [InlineData("api/public/v2/datasets", """{"name":"a","inputSchema":{"$ref":"#"}}""", "without end")]
    [InlineData("api/public/v2/datasets", """{"name":"a","inputSchema":"x"}""", "inputSchema: must be an object")]
    [InlineData("api/public/dataset-items", """{"datasetName":"golden/set","status":"GONE"}""", "not one of ACTIVE, ARCHIVED")]
    [InlineData("api/public/dataset-items", """{"datasetName":"golden/set","id":""}""", "id: 1 to 255")]
    [InlineData("api/public/dataset-run-items", """{"runName":"r","datasetItemId":"i","traceId":"t","extra":1}""", "extra: unknown")]
    [InlineData("api/public/dataset-run-items", """{"runName":"r","datasetItemId":"i"}""", "traceId: required")]
    public async Task Body_ThatCannotBe_NamesTheField(string path, string body, string named)
    {
        await DatasetAsync();

        var refused = await PostAsync(path, body, HttpStatusCode.BadRequest);

        Assert.Contains(named, System.Text.RegularExpressions.Regex.Unescape(refused.ToJsonString()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "api/public/v2/datasets/none")]
    [InlineData("GET", "api/public/dataset-items?datasetName=none")]
    [InlineData("GET", "api/public/dataset-items/none")]
    [InlineData("DELETE", "api/public/dataset-items/none")]
    [InlineData("GET", "api/public/datasets/none/runs")]
    [InlineData("DELETE", "api/public/datasets/none/runs/none")]
    [InlineData("GET", "api/public/dataset-run-items?datasetId=none&runName=none")]
    public async Task WhatIsNotThere_Is404(string method, string path)
    {
        using var response = await Client.SendAsync(new HttpMethod(method), path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("not found", (string?)(await BodyOf(response))["message"], StringComparison.Ordinal);
    }
}
