using System.Runtime.CompilerServices;
using Langfuse.Observe.Testing;
using Langfuse.Observe.Tests.Shared;
using Microsoft.Extensions.AI;

namespace Langfuse.Observe.Integrations.Tests.ExtensionsAI;

/// <summary>Streams of chat clients: what breaks off, fails, is let go of or never seems to end.</summary>
[Collection(nameof(Alone))]
public sealed class StreamTests
{
    private const int MostKept = 12 << 20;

    [Fact]
    public async Task PiecesAreTheCallersOwn_AndAddUpToOneMessage()
    {
        using var recorder = LangfuseRecorder.Start();
        ChatResponseUpdate[] pieces =
        [
            Text("Think", isReasoning: true), Text("ing", isReasoning: true), Text("It "), Text("rains"),
            new(ChatRole.Assistant, [new FunctionCallContent("c1", "look", new Dictionary<string, object?> { ["city"] = "Oslo" })]),
            new(null, [new UsageContent(new UsageDetails { InputTokenCount = 3, OutputTokenCount = 2, TotalTokenCount = 5 })]) { FinishReason = ChatFinishReason.ToolCalls },
        ];
        using var chat = new Scripted(() => pieces);

        Assert.Equal(pieces, await chat.UseLangfuse().GetStreamingResponseAsync("q").ToListAsync());

        var generation = recorder.Observations.Single();
        Assert.Equal(
            """{"role":"assistant","content":"It rains","reasoning":"Thinking","tool_calls":[{"id":"c1","type":"function","function":{"name":"look","arguments":"{\"city\":\"Oslo\"}"}}],"finish_reason":"tool_calls","model":"m","usage":{"input":3,"output":2,"total":5}}""",
            generation.Output);
        Assert.Equal("r1", generation.Metadata["response_id"]);
        Assert.Equal(["It ", "rains"], pieces.SelectMany(static piece => piece.Contents).OfType<TextContent>().Select(static content => content.Text));
    }

    [Fact]
    public async Task ErrorInTheMiddle_IsTheCallers_AndKeepsWhatCame()
    {
        using var recorder = LangfuseRecorder.Start();
        var fault = new InvalidOperationException("no capacity");
        using var chat = new Scripted(() => Failing(fault));

        Assert.Same(fault, await Assert.ThrowsAsync<InvalidOperationException>(async () => await chat.UseLangfuse().GetStreamingResponseAsync("q").ToListAsync()));

        var generation = recorder.Observations.Single();
        Assert.Equal((ObservationLevel.Error, "InvalidOperationException: no capacity"), (generation.Level, generation.StatusMessage));
        Assert.Contains("so far", generation.Output, StringComparison.Ordinal);

        static IEnumerable<ChatResponseUpdate> Failing(Exception fault)
        {
            yield return Text("so far");
            throw fault;
        }
    }

    [Fact]
    public async Task Cancelled_AndBrokenOff_KeepWhatCame()
    {
        using var recorder = LangfuseRecorder.Start();
        using var cancelled = new CancellationTokenSource();
        using var chat = new Scripted(() => Enumerable.Repeat(0, 1000).Select(static _ => Text("piece ")));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in chat.UseLangfuse().GetStreamingResponseAsync("q", cancellationToken: cancelled.Token))
            {
                await cancelled.CancelAsync();
            }
        });
        await foreach (var _ in chat.UseLangfuse().GetStreamingResponseAsync("q"))
        {
            break;
        }

        Assert.Equal((ObservationLevel.Warning, "cancelled"), (recorder.Observations[0].Level, recorder.Observations[0].StatusMessage));
        Assert.Equal(ObservationLevel.Default, recorder.Observations[1].Level);
        Assert.All(recorder.Observations, static generation => Assert.Contains("\"content\":\"piece \"", generation.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Abandoned_IsRecordedOnceItIsCollected()
    {
        using var recorder = LangfuseRecorder.Start();
        using var chat = new Scripted(() => Enumerable.Repeat(0, 1000).Select(static _ => Text("piece ")));

        await LetGoAsync(chat);

        Patience.Until(() =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return recorder.Observations.Count == 1;
        });
        var generation = recorder.Observations.Single();
        Assert.Equal((ObservationLevel.Warning, "abandoned: the enumerator was never disposed"), (generation.Level, generation.StatusMessage));
        Assert.Contains("piece ", generation.Output, StringComparison.Ordinal);
    }

    public static TheoryData<string> Kinds() => ["text", "reasoning", "call", "data", "usage"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task FiftyMegabytes_AreKeptWithinABound(string kind)
    {
        using var recorder = LangfuseRecorder.Start();
        const int Pieces = 25_000;
        using var chat = new Scripted(() => Enumerable.Range(0, Pieces).Select(number => Piece(kind, number)));

        var most = 0L;
        var seen = 0;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await foreach (var _ in chat.UseLangfuse().GetStreamingResponseAsync("q"))
        {
            if (++seen % 5000 == 0)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }

        Assert.Equal(Pieces, seen);
        Assert.True(most < MostKept, $"{most:n0} bytes were kept");
        Assert.Single(recorder.Observations);
    }

    // Of 2,000 bytes and more each, as is what it was read from.
    private static ChatResponseUpdate Piece(string kind, int number)
    {
        AIContent content = kind switch
        {
            "text" => new TextContent(new string('x', 2000)),
            "reasoning" => new TextReasoningContent(new string('x', 2000)),
            "call" => new FunctionCallContent("c" + number, "f", new Dictionary<string, object?> { ["text"] = new string('x', 2000) }),
            "data" => new DataContent(new byte[2000], "image/png"),
            _ => new UsageContent(new UsageDetails { TotalTokenCount = number }),
        };
        return new ChatResponseUpdate(ChatRole.Assistant, [content]) { RawRepresentation = new byte[2000] };
    }

    private static ChatResponseUpdate Text(string text, bool isReasoning = false) =>
        new(ChatRole.Assistant, [isReasoning ? new TextReasoningContent(text) : new TextContent(text)]) { ModelId = "m", ResponseId = "r1" };

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task LetGoAsync(Scripted chat)
    {
        var updates = chat.UseLangfuse().GetStreamingResponseAsync("q").GetAsyncEnumerator();
        Assert.True(await updates.MoveNextAsync());
    }

    private sealed class Scripted(Func<IEnumerable<ChatResponseUpdate>> pieces) : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            foreach (var piece in pieces())
            {
                cancellationToken.ThrowIfCancellationRequested();
                await Task.Yield();
                yield return piece;
            }
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
