using System.Text;
using System.Text.Json;
using Langfuse.Observe.Capture;

namespace Langfuse.Observe.Recording;

/// <summary>Puts a sink's mask over what is about to be recorded, then cuts it to the sink's bound; costs one check when there is no mask.</summary>
internal static class FieldMask
{
    /// <summary>How many bytes beyond the bound a mask sees, so that a secret which lies across it is whole when it is masked.</summary>
    public const int SeenBeyond = 64 * 1024;

    // A capture that comes so near to its own bound was cut there.
    private const int NearTheBound = 1024;

    public static CapturedText Apply(ObservationSink sink, MaskedField field, CapturedText text)
    {
        if (!sink.Masks || !text.HasValue)
        {
            return text;
        }

        var captured = text.Utf8.Length;
        return Bounded(sink, sink.Mask(field, text.TakeString()), captured);
    }

    public static string Apply(ObservationSink sink, MaskedField field, string text)
    {
        if (!sink.Masks)
        {
            return text;
        }

        var masked = sink.Mask(field, text);
        var captured = Encoding.UTF8.GetByteCount(text);
        return captured <= sink.MaxMaskedBytes && masked.Length <= sink.MaxMaskedBytes / 3 ? masked : Bounded(sink, masked, captured).TakeString();
    }

    /// <summary>Masks keys and values of metadata.</summary>
    public static List<KeyValuePair<string, string>> Apply(ObservationSink sink, MaskedField field, List<KeyValuePair<string, string>> entries)
    {
        if (!sink.Masks)
        {
            return entries;
        }

        return entries.ConvertAll(entry => new KeyValuePair<string, string>(
            sink.Mask(MaskedField.MetadataKey, entry.Key), Apply(sink, field, entry.Value)));
    }

    private static CapturedText Bounded(ObservationSink sink, string masked, int captured)
    {
        var bound = sink.MaxMaskedBytes;
        var size = Encoding.UTF8.GetByteCount(masked);
        if (captured > sink.MaxFieldBytes - NearTheBound)
        {
            // The capture itself was cut, perhaps through a secret: what stands near that cut goes, also where masking made the text short.
            bound = Math.Clamp(size - (SeenBeyond / 2), 0, bound);
        }

        return size <= bound ? CapturedText.Copy(masked) : Json(masked, bound) ?? CapturedText.Copy(masked, bound);
    }

    /// <summary>JSON is cut so that it stays JSON.</summary>
    private static CapturedText? Json(string masked, int bound)
    {
        if (masked.Length == 0 || masked[0] is not ('{' or '['))
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(masked);
            return ValueCapture.Text(json.RootElement, bound);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
