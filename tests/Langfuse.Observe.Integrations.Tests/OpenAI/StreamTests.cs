using Langfuse.Observe.Integrations.Tests.Support;
using Langfuse.Observe.Testing;

namespace Langfuse.Observe.Integrations.Tests.OpenAI;

/// <summary>Streams as they come over real sockets: cut anywhere, broken off, with errors inside.</summary>
public sealed class StreamTests
{
    private static readonly string s_events = string.Concat(
        Chunk("""[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]"""),
        Chunk("""[{"index":0,"delta":{"content":"Grüße, "},"finish_reason":null}]"""),
        ": a comment\r\n\r\n",
        Chunk("""[{"index":0,"delta":{"content":"世界 \"q\"\n"},"finish_reason":null}]"""),
        Chunk("""[{"index":0,"delta":{},"finish_reason":"stop"}]"""),
        Chunk("[]", """{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5}"""),
        "data: [DONE]\n\n");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(100_000)]
    public async Task CutAnywhere_TheMessageIsWhole(int piece)
    {
        using var recorder = LangfuseRecorder.Start();
        await using var server = await ScriptedServer.StartAsync(200, "text/event-stream", s_events, piece);

        var text = await ReadAsync(server);

        Assert.Equal("Grüße, 世界 \"q\"\n", text);
        var generation = recorder.Observations.Single();
        Assert.Equal("input 3, output 2, total 5", generation.Usage!.ToString());
        Assert.Equal("stop", generation.Metadata["finish_reason"]);
        Assert.Contains("世界", generation.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BrokenOffByTheService_FailsForTheCaller_AndKeepsWhatCame()
    {
        using var recorder = LangfuseRecorder.Start();
        await using var server = await ScriptedServer.StartAsync(200, "text/event-stream", s_events[..s_events.IndexOf(": a comment", StringComparison.Ordinal)], piece: 50, breaksOff: true);

        await Assert.ThrowsAnyAsync<Exception>(() => ReadAsync(server));

        var generation = recorder.Observations.Single();
        Assert.Equal(ObservationLevel.Error, generation.Level);
        Assert.Contains("Grüße", generation.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LongStream_IsKeptWithinABound()
    {
        using var recorder = LangfuseRecorder.Start();
        var text = new string('x', 64 * 1024);
        var events = string.Concat(Enumerable.Repeat(Chunk($$"""[{"index":0,"delta":{"content":"{{text}}"},"finish_reason":null}]"""), 100)) + "data: [DONE]\n\n";
        await using var server = await ScriptedServer.StartAsync(200, "text/event-stream", events, piece: 100_000);

        var read = await ReadAsync(server);

        Assert.Equal(100 * text.Length, read.Length);
        Assert.InRange(recorder.Observations.Single().Output!.Length, 1, 2 << 20);
    }

    private static async Task<string> ReadAsync(ScriptedServer server)
    {
        var text = new System.Text.StringBuilder();
        await foreach (var update in Models.OpenAI(server.Address, isTraced: true).GetChatClient("gpt-4o").CompleteChatStreamingAsync("hello"))
        {
            foreach (var part in update.ContentUpdate)
            {
                text.Append(part.Text);
            }
        }

        return text.ToString();
    }

    private static string Chunk(string choices, string usage = "null") =>
        $$"""data: {"id":"c","object":"chat.completion.chunk","created":1700000000,"model":"gpt-4o","choices":{{choices}},"usage":{{usage}}}""" + "\n\n";
}
