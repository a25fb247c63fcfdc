// Right
using Langfuse.Observe;
using Xunit;

namespace Routing.Tests;

public sealed class LangfuseFixture : IAsyncLifetime
{
    private LangfuseClient? _langfuse;

    public LangfuseClient Langfuse => _langfuse ?? throw new InvalidOperationException("not started");

    public Task InitializeAsync()
    {
        _langfuse = LangfuseClient.Start(options => options.Environment = "ci");
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        if (_langfuse is { } langfuse)
        {
            await langfuse.DisposeAsync();
        }
    }
}

public class RouterTests(LangfuseFixture fixture) : IClassFixture<LangfuseFixture>
{
    [Theory]
    [InlineData("refund please", "billing")]
    [InlineData("it is broken", "repair")]
    public void Routes(string text, string queue)
    {
        using var trace = fixture.Langfuse.StartTrace("route", input: text);
        var actual = text.Contains("refund", StringComparison.Ordinal) ? "billing" : "repair";
        trace.Score("routed", actual == queue);
        Assert.Equal(queue, actual);
    }
}
