using System.Text;
using System.Text.Json;
using Langfuse.Observe.Api;
using Langfuse.Observe.Delivery.Media;
using Langfuse.Observe.Media;
using Langfuse.Observe.Values;

namespace Langfuse.Observe.Datasets;

/// <summary>The media of one item: taken out of its fields, and uploaded before the item refers to them.</summary>
internal sealed class ItemMedia(MediaTransfer transfer)
{
    private const int MostAtOnce = 4;

    private readonly List<LangfuseMedia> _given = [];
    private readonly Dictionary<(string Field, string Id, string ContentType), LangfuseMedia> _found = [];

    public bool IsEmpty => _found.Count == 0;

    /// <summary>A field with references in place of data URIs.</summary>
    /// <param name="field">The field's name on the wire.</param>
    /// <param name="write">Gives the field as JSON, already masked.</param>
    public JsonElement? Of(string field, Func<JsonElement?> write)
    {
        if (MediaConverter.Collecting(_given, write) is not { } json)
        {
            return null;
        }

        var text = json.GetRawText();
        FindReferences(field, text);
        return Replaced(field, Encoding.UTF8.GetBytes(text)) is { } replaced ? JsonText.Parse(replaced) : json;
    }

    /// <exception cref="LangfuseException">One of them could not be uploaded.</exception>
    public Task UploadAsync(string datasetId, string itemId, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        _found, new ParallelOptions { MaxDegreeOfParallelism = MostAtOnce, CancellationToken = cancellationToken },
        async (one, token) =>
        {
            var (field, media) = (one.Key.Field, one.Value);
            try
            {
                await transfer.SendAsync(media, Announcement(media, field, datasetId, itemId), token).ConfigureAwait(false);
            }
            catch (LangfuseException exception)
            {
                throw new LangfuseException(
                    $"Media {media.Id} ({media.ContentType}, {media.Content.Length} bytes) in the {field} of dataset item '{itemId}' could not be uploaded, so the item was not stored: {exception.Message}",
                    exception.StatusCode, exception);
            }
        });

    private static GetMediaUploadUrlRequest Announcement(LangfuseMedia media, string field, string datasetId, string itemId) => new()
    {
        DatasetId = datasetId,
        DatasetItemId = itemId,
        Field = field,
        ContentType = new(media.ContentType),
        ContentLength = media.Content.Length,
        Sha256Hash = media.Sha256Hash,
    };

    private void FindReferences(string field, string text)
    {
        for (var reference = MediaReference.Find(text, 0); reference is { } found; reference = MediaReference.Find(text, found.End))
        {
            // One that is neither given nor known here was uploaded before, perhaps by another program.
            if ((_given.Find(media => media.Id == found.Id && media.ContentType == found.ContentType) ?? MediaRegistry.Find(found.Id, found.ContentType)) is { } media)
            {
                _found[(field, media.Id, media.ContentType)] = media;
            }
        }
    }

    /// <returns>Null when there was nothing to replace.</returns>
    private string? Replaced(string field, ReadOnlySpan<byte> json)
    {
        StringBuilder? replaced = null;
        while (EmbeddedMedia.First(json) is { } embedded)
        {
            _found[(field, embedded.Media.Id, embedded.Media.ContentType)] = embedded.Media;
            (replaced ??= new()).Append(Encoding.UTF8.GetString(json[..embedded.Start])).Append(embedded.Media.Reference);
            json = json[(embedded.Start + embedded.Length)..];
        }

        return replaced?.Append(Encoding.UTF8.GetString(json)).ToString();
    }
}
