using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Langfuse.Observe.Capture;
using Microsoft.Extensions.AI;

namespace Langfuse.Observe.Benchmarks;

/// <summary>A <see cref="ChatResponse"/> of ten messages, against what System.Text.Json takes for its texts alone and for the whole.</summary>
[MemoryDiagnoser]
[MinColumn]
public class ChatResponseBenchmarks
{
    private readonly ChatResponse _response = new([.. Enumerable.Range(0, 10).Select(i => new ChatMessage(
        i % 2 == 0 ? ChatRole.User : ChatRole.Assistant, $"Message {i}: the customer asks \"where is my parcel?\", and whether it can still be sent to another address before Friday, {i} days from now."))])
    {
        ModelId = "gpt-4o-mini",
        FinishReason = ChatFinishReason.Stop,
        Usage = new UsageDetails { InputTokenCount = 300, OutputTokenCount = 40, TotalTokenCount = 340 },
    };

    private readonly string[] _texts;

    public ChatResponseBenchmarks() => _texts = [.. _response.Messages.Select(static message => message.Text)];

    [Benchmark(Baseline = true)]
    public byte[] TextsSerialized() => JsonSerializer.SerializeToUtf8Bytes(_texts);

    [Benchmark]
    public byte[] WholeSerialized() => JsonSerializer.SerializeToUtf8Bytes(_response, AIJsonUtilities.DefaultOptions);

    [Benchmark]
    public int Captured()
    {
        var text = ValueCapture.Text(_response, 1 << 20, out var findings);
        var length = text.Utf8.Length + (findings is null ? 0 : 1);
        text.Release();
        return length;
    }

    /// <summary>For the generator: what is observed gets direct reads.</summary>
    [Observe]
    public static ChatResponse Observed(ChatResponse response) => response;
}
