namespace Langfuse.Observe.Recording;

/// <summary>Masks the name of an observation and holds it to the length that a server takes of a trace's name, which the first one's becomes: with a
/// longer one the trace would be refused (docs/wire.md).</summary>
internal static class NameText
{
    private const int MostCharacters = 1000;
    private const string Cut = "…";

    public static string Of(ObservationSink sink, string name)
    {
        // A mask sees more than is sent: a secret may lie across the end.
        var masked = FieldMask.Apply(sink, MaskedField.Name, BoundedText.Of(name, sink.MaxFieldBytes));
        if (masked.Length <= MostCharacters)
        {
            return masked;
        }

        SelfLog.WarnOnce("long:name", $"The name of an observation has {name.Length} characters and is cut to {MostCharacters}, the most that a trace's may have. Put what differs from call to call into input or metadata.");
        var length = MostCharacters - Cut.Length;
        return string.Concat(masked.AsSpan(0, char.IsHighSurrogate(masked[length - 1]) ? length - 1 : length), Cut);
    }
}
