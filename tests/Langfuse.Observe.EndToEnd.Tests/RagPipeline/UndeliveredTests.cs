using Langfuse.Observe.EndToEnd.Tests.Sample;

namespace Langfuse.Observe.EndToEnd.Tests.RagPipeline;

/// <summary>A Langfuse that takes nothing: the answer is given all the same, and the loss is said.</summary>
public sealed class UndeliveredTests
{
    [Fact]
    public async Task Langfuse_ThatIsNotThere_CostsTheTraceAndNotTheAnswer()
    {
        var run = await SampleProcess.RunAsync(Keys("http://127.0.0.1:9", "sk-lf-local"));
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("within 60 days of delivery", run.Output, StringComparison.Ordinal);
        Assert.Contains("The trace was not delivered", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Langfuse_ThatRefusesTheKeys_CostsTheTraceAndNotTheAnswer()
    {
        await using var server = await LangfuseLocalServer.StartAsync();
        var run = await SampleProcess.RunAsync(Keys(server.BaseUrl.ToString(), "sk-lf-wrong"));
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("within 60 days of delivery", run.Output, StringComparison.Ordinal);
        Assert.Contains("The trace was not delivered", run.Output, StringComparison.Ordinal);
        using var api = new LangfuseApi(server.BaseUrl);
        Assert.Empty((await api.TraceAsync()).Observations);
    }

    private static Dictionary<string, string> Keys(string baseUrl, string secretKey) => new()
    {
        ["LANGFUSE_BASE_URL"] = baseUrl, ["LANGFUSE_PUBLIC_KEY"] = "pk-lf-local", ["LANGFUSE_SECRET_KEY"] = secretKey,
        ["LANGFUSE_SHUTDOWN_TIMEOUT"] = "2",
    };
}
