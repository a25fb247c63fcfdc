using System.Text;
using Langfuse.Observe.Media;

namespace Langfuse.Observe.Delivery.Media;

/// <summary>Finds content in base64 and references to media in a text that is about to be sent; puts references in the place of the former.</summary>
internal sealed class MediaFinder(MediaUploader uploader) : IDisposable
{
    private const int IdLength = 22;
    private const int ShortestText = 24;

    private readonly ByteBuffer _replaced = new(1024);

    private static ReadOnlySpan<byte> ReferenceMark => "@@@langfuseMedia:"u8;

    private static ReadOnlySpan<byte> TypeMark => "type="u8;

    private static ReadOnlySpan<byte> IdMark => "|id="u8;

    /// <summary>The text to send: the given one when there is nothing to replace. Valid until the next call.</summary>
    public ReadOnlySpan<byte> Replace(ReadOnlySpan<byte> text, string traceId, string? observationId, string field)
    {
        FindReferences(text, traceId, observationId, field);
        _replaced.CutTo(0);
        while (text.Length >= ShortestText && EmbeddedMedia.First(text) is { } found)
        {
            uploader.Enqueue(new(found.Media, traceId, observationId, field));
            _replaced.Append(text[..found.Start]);
            _replaced.Append(Encoding.ASCII.GetBytes(found.Media.Reference));
            text = text[(found.Start + found.Length)..];
        }

        if (_replaced.Length == 0)
        {
            return text;
        }

        _replaced.Append(text);
        return _replaced.Written;
    }

    public void Dispose() => _replaced.Dispose();

    /// <summary>The media that a reference, after its mark, names by type and id.</summary>
    private static LangfuseMedia? Referred(ReadOnlySpan<byte> reference)
    {
        var id = reference.IndexOf(IdMark);
        return reference.StartsWith(TypeMark) && id > TypeMark.Length && reference.Length >= id + IdMark.Length + IdLength
            ? MediaRegistry.Find(
                Encoding.ASCII.GetString(reference.Slice(id + IdMark.Length, IdLength)), Encoding.UTF8.GetString(reference[TypeMark.Length..id]))
            : null;
    }

    private void FindReferences(ReadOnlySpan<byte> text, string traceId, string? observationId, string field)
    {
        for (var at = text.IndexOf(ReferenceMark); at >= 0; at = text.IndexOf(ReferenceMark))
        {
            text = text[(at + ReferenceMark.Length)..];
            if (Referred(text) is { } media)
            {
                uploader.Enqueue(new(media, traceId, observationId, field));
            }
        }
    }
}
