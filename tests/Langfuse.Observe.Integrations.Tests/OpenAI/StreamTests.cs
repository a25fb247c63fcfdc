using System.ClientModel;
using System.ClientModel.Primitives;
using System.IO.Compression;
using System.Net;
using System.Runtime.CompilerServices;
using Langfuse.Observe.Integrations.Tests.Support;
using Langfuse.Observe.Testing;
using Langfuse.Observe.Tests.Shared;
using OpenAI;
using OpenAI.Chat;

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

    [Fact]
    public async Task PiecesReachTheCallerAsTheyCome_AndNotLater()
    {
        using var recorder = LangfuseRecorder.Start();
        var seen = new TaskCompletionSource();
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            context.Response.ContentType = "text/event-stream";
            await SendAsync(context, Chunk("""[{"index":0,"delta":{"content":"first"},"finish_reason":null}]"""));

            // The rest is sent once the caller has the first: were it held back, neither would go on.
            await seen.Task.WaitAsync(Patience.Time);
            await SendAsync(context, Chunk("""[{"index":0,"delta":{"content":" rest"},"finish_reason":"stop"}]""") + "data: [DONE]\n\n");
        });

        var text = "";
        await foreach (var update in Chat(server).CompleteChatStreamingAsync("hello"))
        {
            text += string.Concat(update.ContentUpdate.Select(static part => part.Text));
            seen.TrySetResult();
        }

        Assert.Equal("first rest", text);
        Assert.Contains("first rest", recorder.Observations.Single().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelled_KeepsWhatCame()
    {
        using var recorder = LangfuseRecorder.Start();
        using var cancelled = new CancellationTokenSource();
        await using var server = await ScriptedServer.StartAsync(static async context =>
        {
            context.Response.ContentType = "text/event-stream";
            await SendAsync(context, Chunk("""[{"index":0,"delta":{"content":"so far"},"finish_reason":null}]"""));
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(static _ => { }, TaskScheduler.Default);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in Chat(server).CompleteChatStreamingAsync([new UserChatMessage("hello")], cancellationToken: cancelled.Token))
            {
                await cancelled.CancelAsync();
            }
        });

        var generation = recorder.Observations.Single();
        Assert.Equal((ObservationLevel.Warning, "cancelled"), (generation.Level, generation.StatusMessage));
        Assert.Contains("so far", generation.Output, StringComparison.Ordinal);
        Assert.NotNull(generation.Usage);
    }

    [Fact]
    public async Task Abandoned_IsRecordedOnceItIsCollected()
    {
        using var recorder = LangfuseRecorder.Start();
        await using var server = await ScriptedServer.StartAsync(200, "text/event-stream", s_events, piece: 64);

        await LetGoAsync(server);

        Patience.Until(() =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return recorder.Observations.Count == 1;
        });
        var generation = recorder.Observations.Single();
        Assert.Equal((ObservationLevel.Warning, "abandoned: the stream was never disposed"), (generation.Level, generation.StatusMessage));
    }

    [Theory]
    [InlineData("""{"error":{"message":"The model is overloaded","type":"server_error"}}""")]
    [InlineData("""{"error":"The model is overloaded"}""")]
    public async Task ErrorInTheMiddleOfAChat_IsRecorded_WithWhatCame(string error)
    {
        using var recorder = LangfuseRecorder.Start();
        var events = Chunk("""[{"index":0,"delta":{"content":"so far"},"finish_reason":null}]""") + $"data: {error}\n\ndata: not json {{\n\ndata: {{broken\n\n";
        await using var server = await ScriptedServer.StartAsync(200, "text/event-stream", events, piece: 20);

        // What the client makes of it is its own matter.
        await Record.ExceptionAsync(() => ReadAsync(server));

        var generation = recorder.Observations.Single();
        Assert.Equal(ObservationLevel.Error, generation.Level);
        Assert.Contains("The model is overloaded", generation.StatusMessage, StringComparison.Ordinal);
        Assert.Contains("so far", generation.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"error","code":"server_error","message":"No capacity","param":null,"sequence_number":2}""")]
    [InlineData("""{"type":"response.failed","sequence_number":2,"response":{"id":"resp_1","object":"response","created_at":1700000000,"status":"failed","model":"gpt-4o","output":[],"error":{"code":"server_error","message":"No capacity"},"parallel_tool_calls":true,"tool_choice":"auto","tools":[],"metadata":{}}}""")]
    public async Task ErrorInTheMiddleOfAResponse_IsRecorded(string last)
    {
        using var recorder = LangfuseRecorder.Start();
        var events = """
            data: {"type":"response.output_text.delta","sequence_number":1,"item_id":"msg_1","output_index":0,"content_index":0,"delta":"so far"}


            """ + $"data: {last}\n\n";
        await using var server = await ScriptedServer.StartAsync(200, "text/event-stream", events.ReplaceLineEndings("\n"));

        await Record.ExceptionAsync(async () =>
        {
            await foreach (var _ in await Models.OpenAI(server.Address, isTraced: true).GetResponsesClient().CreateResponseStreamingAsync("gpt-4o", "hello"))
            {
            }
        });

        var generation = recorder.Observations.Single();
        Assert.Equal(ObservationLevel.Error, generation.Level);
        Assert.Contains("No capacity", generation.StatusMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EventThatIsNoJson_CostsItselfOnly()
    {
        using var recorder = LangfuseRecorder.Start();
        await using var server = await ScriptedServer.StartAsync(200, "text/event-stream", "data: {broken\n\n" + s_events);

        await Record.ExceptionAsync(() => ReadAsync(server));

        // The client gives up at once, and what it did not read is not recorded.
        Assert.Single(recorder.Observations);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CompressedAnswers_AreReadAsTheClientReadsThem(bool isStream)
    {
        using var recorder = LangfuseRecorder.Start();
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            Assert.Contains("gzip", context.Request.Headers.AcceptEncoding.ToString(), StringComparison.Ordinal);
            context.Response.ContentType = isStream ? "text/event-stream" : "application/json";
            context.Response.Headers.ContentEncoding = "gzip";
            await using var compressed = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
            await compressed.WriteAsync(System.Text.Encoding.UTF8.GetBytes(isStream ? s_events
                : """{"id":"c","object":"chat.completion","created":1700000000,"model":"gpt-4o","choices":[{"index":0,"message":{"role":"assistant","content":"Grüße, 世界 \"q\"\n"},"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5}}"""));
        });
        using var http = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.All });
        var options = new OpenAIClientOptions { Endpoint = server.Address, Transport = new HttpClientPipelineTransport(http) }.UseLangfuse();
        var chat = new OpenAIClient(new ApiKeyCredential("sk-test"), options).GetChatClient("gpt-4o");

        var text = isStream ? await ReadAsync(chat) : (await chat.CompleteChatAsync("hello")).Value.Content[0].Text;

        Assert.Equal("Grüße, 世界 \"q\"\n", text);
        var generation = recorder.Observations.Single();
        Assert.Contains("世界", generation.Output, StringComparison.Ordinal);
        Assert.Equal("input 3, output 2, total 5", generation.Usage!.ToString());
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task LetGoAsync(ScriptedServer server)
    {
        var updates = Chat(server).CompleteChatStreamingAsync("hello").GetAsyncEnumerator();
        Assert.True(await updates.MoveNextAsync());
    }

    private static async Task SendAsync(Microsoft.AspNetCore.Http.HttpContext context, string events)
    {
        await context.Response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes(events));
        await context.Response.Body.FlushAsync();
    }

    private static ChatClient Chat(ScriptedServer server) => Models.OpenAI(server.Address, isTraced: true).GetChatClient("gpt-4o");

    private static Task<string> ReadAsync(ScriptedServer server) => ReadAsync(Chat(server));

    private static async Task<string> ReadAsync(ChatClient chat)
    {
        var text = new System.Text.StringBuilder();
        await foreach (var update in chat.CompleteChatStreamingAsync("hello"))
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
