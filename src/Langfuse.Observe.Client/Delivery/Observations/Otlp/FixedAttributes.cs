namespace Langfuse.Observe.Delivery.Observations.Otlp;

/// <summary>Attributes whose bytes are the same in many spans, encoded once.</summary>
internal sealed class FixedAttributes
{
    private static readonly byte[][] s_types = [.. Enum.GetValues<ObservationType>().Select(static type => Text(AttributeKeys.Type, TypeName(type)))];

    private static readonly byte[][] s_levels = [.. Enum.GetValues<ObservationLevel>().Select(
        static level => level == ObservationLevel.Default ? [] : Text(AttributeKeys.Level, level.ToString().ToUpperInvariant()))];

    private static readonly byte[] s_appRootMark = Encoded(static buffer => OtlpAttributes.Bool(buffer, SpanWriter.Attributes, AttributeKeys.IsAppRoot, "", true));

    private readonly byte[] _defaults;

    public FixedAttributes(SpanDefaults defaults) =>
        _defaults = [.. Text(AttributeKeys.Environment, defaults.Environment), .. Text(AttributeKeys.Release, defaults.Release)];

    /// <summary>The client's environment and release.</summary>
    public ReadOnlySpan<byte> Defaults => _defaults;

    public static ReadOnlySpan<byte> AppRoot => s_appRootMark;

    public static ReadOnlySpan<byte> Type(ObservationType type) => s_types[(int)type];

    /// <summary>Nothing for the default level: an explicit one would hide an error status from the server (wire contract 1.5).</summary>
    public static ReadOnlySpan<byte> Level(ObservationLevel level) => s_levels[(int)level];

    private static byte[] Text(ReadOnlySpan<byte> key, string? value)
    {
        if (value is null)
        {
            return [];
        }

        using var buffer = new ByteBuffer(64);
        OtlpAttributes.Text(buffer, SpanWriter.Attributes, key, value);
        return buffer.Written.ToArray();
    }

    private static byte[] Encoded(Action<ByteBuffer> write)
    {
        using var buffer = new ByteBuffer(64);
        write(buffer);
        return buffer.Written.ToArray();
    }

    private static string TypeName(ObservationType type) => type.ToString().ToLowerInvariant();
}
