using System.Text.Json.Nodes;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Sync;

public class PullTests : SyncTest
{
    [Theory]
    [InlineData("v4")]
    [InlineData("v3")]
    public async Task WhatIsPulled_IsTheSameHereAndThere_AndComesOnce(string api)
    {
        await SendAsync(SourceClient, 40);
        await SourceClient.PostAsync("api/public/scores", $$$"""{"id":"s1","name":"quality","value":0.5,"traceId":"{{{Ids.Trace(3)}}}","observationId":"{{{Ids.Span(7)}}}","comment":"c","metadata":{"by":"me"}}""");
        await SourceClient.PostAsync("api/public/scores", $$"""{"id":"s2","name":"tone","value":"friendly","traceId":"{{Ids.Trace(4)}}"}""");
        await SourceClient.PostAsync("api/public/scores", """{"id":"s3","name":"happy","value":1,"dataType":"BOOLEAN","sessionId":"session-1"}""");
        var id = await IntegrateAsync(more: $$""","api":"{{api}}","batchSize":7""");

        var first = await SyncAsync(id);
        var second = await SyncAsync(id, """{"mode":"backfill","days":2}""");

        Assert.Equal((40, 40), ((int)first["tracesFetched"]!, (int)first["tracesIngested"]!));
        Assert.Equal((80, 3), ((int)first["observationsNew"]!, (int)first["scoresIngested"]!));
        Assert.Equal((40, 0, 0, 0), ((int)second["tracesFetched"]!, (int)second["tracesIngested"]!, (int)second["observationsNew"]! + (int)second["observationsUpdated"]!, (int)second["scoresIngested"]!));
        var counts = await Client.GetAsync("api/local/counts");
        Assert.Equal((40, 80, 3), ((int)counts["traces"]!, (int)counts["observations"]!, (int)counts["scores"]!));
        Assert.Equal(await ContentsAsync(SourceClient, 40), await ContentsAsync(Client, 40));
        Assert.Equal("session-1", (string?)(await Client.GetAsync("api/public/v2/scores/s3"))["sessionId"]);
    }

    [Fact]
    public async Task WhatChangedThere_ChangesHere_AndMetadataIsMerged()
    {
        var start = (ulong)DateTimeOffset.UtcNow.AddMinutes(-2).ToUnixTimeMilliseconds() * 1_000_000;
        ProtoSpan Span(string output, string metadata) => new() { Start = start, Attributes = { ["langfuse.observation.output"] = output, ["langfuse.observation.metadata"] = metadata } };
        await SourceClient.ExportAsync(Span("first", """{"a":"1","shared":"old"}"""));
        var id = await IntegrateAsync();
        await SyncAsync(id);
        await Client.ExportAsync(Span("first", """{"mine":"kept","a":"1","shared":"old"}"""));

        await SourceClient.ExportAsync(Span("second", """{"b":"2","shared":"new"}"""));
        var run = await SyncAsync(id);

        Assert.Equal((1, 0, 1), ((int)run["tracesIngested"]!, (int)run["observationsNew"]!, (int)run["observationsUpdated"]!));
        var row = await Client.ObservationAsync();
        Assert.Equal("second", (string?)row["output"]);
        Assert.Equal(("kept", "1", "2", "new"), ((string?)row["metadata"]!["mine"], (string?)row["metadata"]!["a"], (string?)row["metadata"]!["b"], (string?)row["metadata"]!["shared"]));
        Assert.Equal(1, (int)(await Client.GetAsync("api/local/counts"))["observations"]!);
    }

    [Fact]
    public async Task Status_IsTheDocumentedAnswer()
    {
        await SendAsync(SourceClient, 3);
        var id = await IntegrateAsync();

        var before = await Client.GetAsync($"api/integrations/{id}/sync/status");
        await SyncAsync(id, """{"mode":"incremental","limit":100}""");
        var after = await Client.GetAsync($"api/integrations/{id}/sync/status");

        Assert.Equal("""{"success":true,"data":{"isActive":false,"hasSchedule":false,"lastSync":null}}""", before.ToJsonString());
        var last = after["data"]!["lastSync"]!.AsObject();
        Assert.Equal(["id", "status", "itemsFetched", "itemsIngested", "completedAt"], last.Select(member => member.Key));
        Assert.StartsWith("sync_", (string)last["id"]!, StringComparison.Ordinal);
        Assert.Equal(("completed", 3, 3), ((string)last["status"]!, (int)last["itemsFetched"]!, (int)last["itemsIngested"]!));
        Assert.True(DateTimeOffset.TryParse((string?)last["completedAt"], out _));
    }

    [Fact]
    public async Task Limit_PausesAndTheNextGoesOn()
    {
        await SendAsync(SourceClient, 30);
        var id = await IntegrateAsync(more: ""","batchSize":1""");

        var first = await SyncAsync(id, """{"mode":"incremental","limit":10}""");
        var unfinished = (bool)(await Client.GetAsync($"api/integrations/{id}"))["hasUnfinished"]!;
        await SyncAsync(id);

        Assert.InRange((int)first["tracesFetched"]!, 10, 20);
        Assert.True(unfinished);
        Assert.Equal(30, (int)(await Client.GetAsync("api/local/counts"))["traces"]!);
        Assert.False((bool)(await Client.GetAsync($"api/integrations/{id}"))["hasUnfinished"]!);
    }

    [Fact]
    public async Task AutoSync_BeginsByItself_AndComesAgain()
    {
        await SendAsync(SourceClient, 2);
        var id = await IntegrateAsync();
        await Client.SendAsync(HttpMethod.Patch, $"api/integrations/{id}", """{"autoSync":true,"intervalMinutes":0.05}""");
        await WaitForTracesAsync(2);

        await SendAsync(SourceClient, 1, first: 3);
        await WaitForTracesAsync(3);

        Assert.True((bool)(await Client.GetAsync($"api/integrations/{id}/sync/status"))["data"]!["hasSchedule"]!);
        Assert.Contains((await Client.GetAsync($"api/integrations/{id}/syncs"))["data"]!.AsArray(), run => (string)run!["trigger"]! == "schedule");
    }

    [Fact]
    public async Task SeveralInOneMillisecond_MoreThanAPage_AllCome()
    {
        var start = (ulong)DateTimeOffset.UtcNow.AddMinutes(-5).ToUnixTimeMilliseconds() * 1_000_000;
        await SourceClient.ExportAsync([.. Enumerable.Range(1, 35).Select(number => new ProtoSpan { TraceId = Ids.Trace(number), SpanId = Ids.Span(number), Start = start })]);
        var id = await IntegrateAsync(more: ""","batchSize":1""");

        var run = await SyncAsync(id);

        Assert.Equal((35, 35), ((int)run["tracesFetched"]!, (int)(await Client.GetAsync("api/local/counts"))["traces"]!));
    }

    private async Task WaitForTracesAsync(int count)
    {
        for (var tries = 0; tries < 400; tries++)
        {
            if ((int)(await Client.GetAsync("api/local/counts"))["traces"]! == count)
            {
                return;
            }

            await Task.Delay(50);
        }

        Assert.Fail((await Client.GetAsync("api/integrations")).ToJsonString());
    }
}
