using System.Buffers;
using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Langfuse.Observe.Capture;

namespace Langfuse.Observe.Benchmarks;

/// <summary>The input of a call of two arguments, against what one writes by hand.</summary>
[MemoryDiagnoser]
[MinColumn]
public class CaptureArgumentBenchmarks
{
    private const string Question = "What is the return policy?";

    private readonly ArrayBufferWriter<byte> _buffer = new(1 << 12);
    private readonly Utf8JsonWriter _writer;

    public CaptureArgumentBenchmarks() => _writer = new Utf8JsonWriter(_buffer);

    [Benchmark(Baseline = true)]
    public string SerializedByHand() => JsonSerializer.Serialize(new { question = Question, top = 3 });

    [Benchmark]
    public string WrittenByHand()
    {
        _buffer.ResetWrittenCount();
        _writer.Reset();
        _writer.WriteStartObject();
        _writer.WriteString("question", Question);
        _writer.WriteNumber("top", 3);
        _writer.WriteEndObject();
        _writer.Flush();
        return Encoding.UTF8.GetString(_buffer.WrittenSpan);
    }

    [Benchmark]
    public int Captured()
    {
        var capture = ArgumentCapture.Start(this, 1 << 20);
        capture.Add("question", Question);
        capture.Add("top", 3);
        var text = capture.Finish();
        var length = text.Utf8.Length;
        text.Release();
        return length;
    }
}
