using System.Buffers.Text;
using System.Text;
using Langfuse.Observe.Media;

namespace Langfuse.Observe.Delivery.Media;

/// <summary>Finds data URIs and references to media in a text that is about to be sent; puts references in the place of the former.</summary>
internal sealed class MediaFinder(MediaUploader uploader) : IDisposable
{
    private const int LongestType = 100;
    private const int IdLength = 22;
    private const int FewestCharacters = 8;

    private readonly ByteBuffer _replaced = new(1024);

    private static ReadOnlySpan<byte> DataUri => "data:"u8;

    private static ReadOnlySpan<byte> Base64Mark => ";base64,"u8;

    private static ReadOnlySpan<byte> ReferenceMark => "@@@langfuseMedia:"u8;

    private static ReadOnlySpan<byte> IdMark => "|id="u8;

    /// <summary>The text to send: the given one when there is nothing to replace. Valid until the next call.</summary>
    public ReadOnlySpan<byte> Replace(ReadOnlySpan<byte> text, string traceId, string? observationId, string field)
    {
        FindReferences(text, traceId, observationId, field);
        if (text.IndexOf(Base64Mark) < 0)
        {
            return text;
        }

        _replaced.CutTo(0);
        while (Next(text, out var start, out var length) is { } media)
        {
            uploader.Enqueue(new(media, traceId, observationId, field));
            _replaced.Append(text[..start]);
            _replaced.Append(Encoding.ASCII.GetBytes(media.Reference));
            text = text[(start + length)..];
        }

        if (_replaced.Length == 0)
        {
            return text;
        }

        _replaced.Append(text);
        return _replaced.Written;
    }

    public void Dispose() => _replaced.Dispose();

    private void FindReferences(ReadOnlySpan<byte> text, string traceId, string? observationId, string field)
    {
        for (var at = text.IndexOf(ReferenceMark); at >= 0; at = text.IndexOf(ReferenceMark))
        {
            text = text[(at + ReferenceMark.Length)..];
            var id = text.IndexOf(IdMark);
            if (id >= 0 && text.Length >= id + IdMark.Length + IdLength
                && MediaRegistry.Find(Encoding.ASCII.GetString(text.Slice(id + IdMark.Length, IdLength))) is { } media)
            {
                uploader.Enqueue(new(media, traceId, observationId, field));
            }
        }
    }

    /// <summary>The next whole data URI of a type that Langfuse takes.</summary>
    private static LangfuseMedia? Next(ReadOnlySpan<byte> text, out int start, out int length)
    {
        (start, length) = (0, 0);
        for (var from = 0; text[from..].IndexOf(DataUri) is >= 0 and var at;)
        {
            start = from + at;
            from = start + DataUri.Length;
            var rest = text[from..];
            var mark = rest.IndexOf(Base64Mark);
            if (mark is < 3 or > LongestType)
            {
                continue;
            }

            var type = Encoding.ASCII.GetString(rest[..mark]).Split(';')[0];
            var content = rest[(mark + Base64Mark.Length)..];
            var end = content.IndexOfAnyExcept(s_base64Characters);
            content = end < 0 ? content : content[..end];
            if (MediaTypes.IsTaken(type) && content.Length >= FewestCharacters && content.Length % 4 == 0 && Base64.IsValid(content))
            {
                length = DataUri.Length + mark + Base64Mark.Length + content.Length;
                var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(content.Length)];
                Base64.DecodeFromUtf8(content, bytes, out _, out var written);
                return new LangfuseMedia(bytes.AsMemory(0, written), type, "base64_data_uri");
            }
        }

        return null;
    }

    private static readonly System.Buffers.SearchValues<byte> s_base64Characters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="u8);
}
