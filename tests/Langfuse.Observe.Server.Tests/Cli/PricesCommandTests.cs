using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Cli;

public sealed class PricesCommandTests : ServerTest
{
    private Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments) =>
        Tool.RunAsync(new() { ["LANGFUSE_BASE_URL"] = Server.BaseUrl.AbsoluteUri, ["LANGFUSE_PUBLIC_KEY"] = Server.PublicKey, ["LANGFUSE_SECRET_KEY"] = Server.SecretKey }, arguments);

    [Fact]
    public async Task List_ShowsOwnAndBuiltInPricesForAMillion()
    {
        using var made = await Client.PostAsync("api/public/models", """{"modelName":"llama-local","matchPattern":"^llama$","inputPrice":0,"outputPrice":0}""");

        var own = await RunAsync("prices", "list", "llama-local");
        var builtIn = await RunAsync("prices", "list", "claude-sonnet-4-5");

        Assert.Equal("llama-local\tStandard\town\tinput=0 output=0", own.Output.Trim());
        Assert.Contains("claude-sonnet-4-5\tOver 200,000 input tokens\tbuilt-in\tinput=6 input_cached_tokens=0.6", builtIn.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recompute_SaysHowManyChanged()
    {
        using var sent = await Client.ExportAsync(new ProtoSpan
        {
            Attributes = { ["langfuse.observation.type"] = "generation", ["langfuse.observation.model.name"] = "llama", ["langfuse.observation.usage_details"] = """{"input":5}""" },
        });
        using var made = await Client.PostAsync("api/public/models", """{"modelName":"llama-local","matchPattern":"^llama$","inputPrice":1}""");

        var (code, output, error) = await RunAsync("prices", "recompute");

        Assert.True(code == 0, error);
        Assert.Equal("1 observations with a model, 1 costs changed", output.Trim());
        Assert.Equal(5, (double)(await Client.ObservationAsync())["calculatedTotalCost"]!);
        Assert.Contains("from", (await RunAsync("prices", "recompute", "--from", "yesterday")).Error, StringComparison.Ordinal);
    }
}
