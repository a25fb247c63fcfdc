// Right
using Langfuse.Observe;
using Xunit;

namespace Tools.Rental.Tests;

public sealed class LangfuseFixture : IAsyncLifetime
{
    public LangfuseClient Client { get; } = LangfuseClient.Start(options => options.Environment = "tests");

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await Client.DisposeAsync();
}

public sealed class AnswerTests(LangfuseFixture fixture) : IClassFixture<LangfuseFixture>
{
    [Theory]
    [InlineData("drill", 12.5)]
    [InlineData("saw", 9)]
    public void Price(string tool, double price)
    {
        using var trace = fixture.Client.StartTrace("price-test", input: tool);
        var answer = $"{tool}: {price} a day";
        var ok = answer.Contains(tool, StringComparison.Ordinal);
        trace.Score("price-test-passed", ok, metadata: new { tool });
        trace.Score("price", price);
        trace.Update(output: answer);
        Assert.True(ok);
    }
}
