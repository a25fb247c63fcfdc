using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Langfuse.Observe.Runtime;

namespace Langfuse.Observe.Capture.Writers;

/// <summary>A type that its assembly asked to have serialised by a context of its own (<see cref="CaptureWithAttribute"/>).</summary>
internal sealed class ContextWriter(JsonTypeInfo typeInfo) : ValueWriter
{
    // Beyond this the serialiser is stopped: nobody reads on, and the bound of the field has been passed long before.
    private const int MostBytes = 1 << 22;

    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 64 };

    public override void WriteObject(CaptureWriter writer, object value)
    {
        using var output = new BoundedOutput(MostBytes);
        var isWhole = Serialize(value, output);
        if (!isWhole || !writer.TryRaw(output.Written))
        {
            JsonReplay.Write(writer, output.Written);
        }
    }

    private bool Serialize(object value, BoundedOutput output)
    {
        using var region = Unobserved.Open();
        var json = new Utf8JsonWriter(output, s_options);
        try
        {
            JsonSerializer.Serialize(json, value, typeInfo);
            json.Flush();
            return true;
        }
        catch (Exception) when (output.IsFull)
        {
            return false;
        }
        finally
        {
            // Disposing flushes, and a full output takes no more.
            if (!output.IsFull)
            {
                json.Dispose();
            }
        }
    }

    /// <summary>A pooled output that refuses to grow beyond a bound.</summary>
    private sealed class BoundedOutput(int most) : IBufferWriter<byte>, IDisposable
    {
        private byte[] _bytes = ArrayPool<byte>.Shared.Rent(4096);
        private int _length;

        public bool IsFull { get; private set; }

        public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

        public void Advance(int count) => _length += count;

        public Memory<byte> GetMemory(int sizeHint = 0)
        {
            Grow(Math.Max(sizeHint, 1));
            return _bytes.AsMemory(_length);
        }

        public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

        public void Dispose() => ArrayPool<byte>.Shared.Return(_bytes);

        private void Grow(int more)
        {
            if (_bytes.Length - _length >= more)
            {
                return;
            }

            if (_length + more > most)
            {
                IsFull = true;
                throw new InvalidOperationException("the output is full");
            }

            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, _length + more));
            Written.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }
    }
}
