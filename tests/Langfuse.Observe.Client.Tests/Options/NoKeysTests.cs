namespace Langfuse.Observe.Client.Tests.Options;

public sealed class NoKeysTests
{
    [Fact]
    public async Task ClientWithoutKeys_EveryCall_DoesNothing()
    {
        await using var client = LangfuseClient.Start("no-keys");
        using var trace = client.StartTrace("t", userId: "u", input: "i");
        using var child = trace.StartGeneration("g", model: "m");
        child.Update(output: "o").Score("s", 1);
        client.Score("s", 1, traceId: trace.TraceId);

        Assert.False(client.IsEnabled);
        Assert.Equal(32, trace.TraceId.Length);
        Assert.Equal(trace.TraceId, child.TraceId);
        Assert.Equal(new FlushResult(0, 0, 0, null), await client.FlushAsync());
        Assert.Equal("recorded 0, sent 0, pending 0, dropped 0", client.Delivery.ToString());
        Assert.Equal("https://cloud.langfuse.com/trace/" + trace.TraceId, (await client.GetTraceUrlAsync(trace.TraceId)).ToString());
        await Assert.ThrowsAsync<LangfuseException>(() => client.Scores.ListAsync().ToListAsync());
    }

    [Fact]
    public void TraceId_OfASeed_IsThatOfTheOtherSdks()
    {
        // First 32 hex digits of SHA-256("order-42").
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("order-42"u8.ToArray()))[..32], LangfuseClient.CreateTraceId(seed: "order-42"));
        Assert.Equal(LangfuseClient.CreateTraceId("x"), LangfuseClient.CreateTraceId("x"));
        Assert.NotEqual(LangfuseClient.CreateTraceId(), LangfuseClient.CreateTraceId());
    }
}
