using System.Numerics;
using System.Text;
using Langfuse.Observe.Media;

namespace Langfuse.Observe.Capture.Writers;

/// <summary>The types that are one JSON token.</summary>
internal static class ScalarWriters
{
    private static readonly Dictionary<Type, ValueWriter> s_byType = Make();

    public static ValueWriter? Find(Type type) => s_byType.GetValueOrDefault(type);

    private static Dictionary<Type, ValueWriter> Make()
    {
        var writers = new Dictionary<Type, ValueWriter>();
        AddNumbers(writers);
        AddTimes(writers);
        AddTexts(writers);
        return writers;
    }

    private static void AddNumbers(Dictionary<Type, ValueWriter> writers)
    {
        Add<bool>(writers, static (writer, value) => writer.Boolean(value));
        Add<byte>(writers, static (writer, value) => writer.Scalar(value));
        Add<sbyte>(writers, static (writer, value) => writer.Scalar(value));
        Add<short>(writers, static (writer, value) => writer.Scalar(value));
        Add<ushort>(writers, static (writer, value) => writer.Scalar(value));
        Add<int>(writers, static (writer, value) => writer.Scalar(value));
        Add<uint>(writers, static (writer, value) => writer.Scalar(value));
        Add<long>(writers, static (writer, value) => writer.Number(value));
        Add<ulong>(writers, static (writer, value) => Large(writer, value, value <= 1UL << 53));
        Add<nint>(writers, static (writer, value) => writer.Number(value));
        Add<nuint>(writers, static (writer, value) => Large(writer, (ulong)value, value <= 1UL << 53));
        Add<Int128>(writers, static (writer, value) => Large(writer, value, value >= -(1L << 53) && value <= 1L << 53));
        Add<UInt128>(writers, static (writer, value) => Large(writer, value, value <= 1UL << 53));
        Add<BigInteger>(writers, static (writer, value) => Text(writer, value));
        Add<decimal>(writers, static (writer, value) => writer.Number(value));
        Add<double>(writers, static (writer, value) => writer.Number(value));
        Add<float>(writers, static (writer, value) => Float(writer, value));
        Add<Half>(writers, static (writer, value) => Float(writer, (float)value));
    }

    private static void AddTimes(Dictionary<Type, ValueWriter> writers)
    {
        Add<DateTime>(writers, static (writer, value) => writer.Time(value));
        Add<DateTimeOffset>(writers, static (writer, value) => writer.Time(value));
        Add<DateOnly>(writers, static (writer, value) => writer.Quoted(value, "O"));
        Add<TimeOnly>(writers, static (writer, value) => writer.Time(value));
        Add<TimeSpan>(writers, static (writer, value) => writer.Quoted(value, "c"));
    }

    private static void AddTexts(Dictionary<Type, ValueWriter> writers)
    {
        Add<string>(writers, static (writer, value) => writer.Text(value));
        Add<char>(writers, static (writer, value) => writer.Text(new ReadOnlySpan<char>(in value)));
        Add<Rune>(writers, static (writer, value) => writer.Quoted(value));
        Add<Guid>(writers, static (writer, value) => writer.Quoted(value));
        Add<Version>(writers, static (writer, value) => writer.Quoted(value));
        Add<char[]>(writers, static (writer, value) => writer.Text(value));
        Add<Memory<char>>(writers, static (writer, value) => writer.Text(value.Span));
        Add<ReadOnlyMemory<char>>(writers, static (writer, value) => writer.Text(value.Span));
        Add<byte[]>(writers, static (writer, value) => Bytes(writer, value.Length));
        Add<Memory<byte>>(writers, static (writer, value) => Bytes(writer, value.Length));
        Add<ReadOnlyMemory<byte>>(writers, static (writer, value) => Bytes(writer, value.Length));
        Add<ArraySegment<byte>>(writers, static (writer, value) => Bytes(writer, value.Count));
        Add<Uri>(writers, static (writer, value) => writer.Text(value.OriginalString));
        Add<StringBuilder>(writers, static (writer, value) => Text(writer, value));
        Add<LangfuseMedia>(writers, static (writer, value) => writer.Text(MediaRegistry.Referred(value)));
        Add<DBNull>(writers, static (writer, _) => writer.Null());
    }

    private static void Add<T>(Dictionary<Type, ValueWriter> writers, Action<CaptureWriter, T> write) =>
        writers.Add(typeof(T), new DelegateWriter<T>(write));

    private static void Large<T>(CaptureWriter writer, T value, bool isExact)
        where T : IUtf8SpanFormattable
    {
        if (isExact)
        {
            writer.Scalar(value);
        }
        else
        {
            writer.Quoted(value);
        }
    }

    private static void Float(CaptureWriter writer, float value)
    {
        if (float.IsFinite(value))
        {
            writer.Scalar(value);
        }
        else
        {
            writer.Number(value);
        }
    }

    // Thousands of digits take long to compute and tell a reader nothing.
    private static void Text(CaptureWriter writer, BigInteger value)
    {
        if (value.GetBitLength() > 512)
        {
            writer.Text($"<integer of {value.GetBitLength()} bits>");
        }
        else
        {
            writer.Text(value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    // Binary is no use as text, and base64 of it only costs: its length is what a reader can use.
    private static void Bytes(CaptureWriter writer, int length) =>
        writer.Text(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"<{length} bytes>"));

    private static void Text(CaptureWriter writer, StringBuilder value)
    {
        const int Most = 1 << 20;
        writer.Text(value.Length <= Most ? value.ToString() : value.ToString(0, Most) + $"…[{value.Length - Most} more characters cut]");
    }
}
