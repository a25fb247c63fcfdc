using Langfuse.Observe.Capture;

namespace Langfuse.Observe.Recording;

/// <summary>Puts a sink's mask over what is about to be recorded; costs one check when there is none.</summary>
internal static class FieldMask
{
    public static CapturedText Apply(ObservationSink sink, MaskedField field, CapturedText text)
    {
        if (!sink.Masks || !text.HasValue)
        {
            return text;
        }

        return CapturedText.Copy(sink.Mask(field, text.TakeString()).AsSpan());
    }

    public static string Apply(ObservationSink sink, MaskedField field, string text) => sink.Masks ? sink.Mask(field, text) : text;

    /// <summary>Masks keys and values of metadata.</summary>
    public static List<KeyValuePair<string, string>> Apply(ObservationSink sink, MaskedField field, List<KeyValuePair<string, string>> entries)
    {
        if (!sink.Masks)
        {
            return entries;
        }

        return entries.ConvertAll(entry => new KeyValuePair<string, string>(
            sink.Mask(MaskedField.MetadataKey, entry.Key), sink.Mask(field, entry.Value)));
    }
}
