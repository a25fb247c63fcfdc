using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Langfuse.Observe.Capture;

namespace Langfuse.Observe.Benchmarks;

/// <summary>Generated writers against System.Text.Json, both into a buffer that is kept: reflection is the baseline.</summary>
[MemoryDiagnoser]
[MinColumn]
[CategoriesColumn]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public partial class CaptureWriterBenchmarks
{
    private const int MaxBytes = 1 << 20;

    private static readonly JsonWriterOptions s_writerOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly PlainOrder s_plain = new(4711, "customer-42", 129.95m, OrderState.Paid, new DateTime(2026, 5, 6, 7, 8, 9, DateTimeKind.Utc), null);

    private readonly ArrayBufferWriter<byte> _buffer = new(1 << 16);
    private readonly JsonSerializerOptions _reflection = new() { TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver() };
    private readonly Utf8JsonWriter _writer;

    public CaptureWriterBenchmarks() => _writer = new Utf8JsonWriter(_buffer, s_writerOptions);

    [Benchmark(Baseline = true), BenchmarkCategory("order")]
    public int OrderByReflection()
    {
        Begin();
        JsonSerializer.Serialize(_writer, CapturePayloads.Small, _reflection);
        return _buffer.WrittenCount;
    }

    [Benchmark, BenchmarkCategory("order")]
    public int OrderBySourceGeneration()
    {
        Begin();
        JsonSerializer.Serialize(_writer, CapturePayloads.Small, Context.Default.Order);
        return _buffer.WrittenCount;
    }

    [Benchmark, BenchmarkCategory("order")]
    public int OrderByGeneratedWriter() => Write(CapturePayloads.Small);

    [Benchmark, BenchmarkCategory("order")]
    public int OrderReadAtRunTime() => Write(s_plain);

    [Benchmark, BenchmarkCategory("order")]
    public int OrderRecorded() => Capture(CapturePayloads.Small);

    [Benchmark(Baseline = true), BenchmarkCategory("chat")]
    public int ChatByReflection()
    {
        Begin();
        JsonSerializer.Serialize(_writer, CapturePayloads.Chat, _reflection);
        return _buffer.WrittenCount;
    }

    [Benchmark, BenchmarkCategory("chat")]
    public int ChatBySourceGeneration()
    {
        Begin();
        JsonSerializer.Serialize(_writer, CapturePayloads.Chat, Context.Default.ChatRequest);
        return _buffer.WrittenCount;
    }

    [Benchmark, BenchmarkCategory("chat")]
    public int ChatByGeneratedWriter() => Write(CapturePayloads.Chat);

    [Benchmark, BenchmarkCategory("chat")]
    public int ChatRecorded() => Capture(CapturePayloads.Chat);

    private static int Write<T>(T value)
    {
        var writer = CaptureScratch.Rent(MaxBytes);
        writer.Value(value);
        var length = writer.Written.Length;
        CaptureScratch.Return(writer);
        return length;
    }

    // With the copy into the pooled buffer that an observation keeps.
    private static int Capture<T>(T value)
    {
        var text = ValueCapture.Text(value, MaxBytes);
        var length = text.Utf8.Length;
        text.Release();
        return length;
    }

    private void Begin()
    {
        _buffer.ResetWrittenCount();
        _writer.Reset();
    }

    [JsonSerializable(typeof(Order))]
    [JsonSerializable(typeof(ChatRequest))]
    private sealed partial class Context : JsonSerializerContext;
}
