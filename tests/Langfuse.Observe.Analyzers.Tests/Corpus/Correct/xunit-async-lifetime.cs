// Correct
using Langfuse.Observe;
using Xunit;

public sealed class AnswerTests : IAsyncLifetime
{
    private readonly LangfuseClient _langfuse = LangfuseClient.Start();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _langfuse.DisposeAsync();

    [Fact]
    public void Answer_IsShort() => _langfuse.Score("short", true, traceId: "0af7651916cd43dd8448eb211c80319c");
}
