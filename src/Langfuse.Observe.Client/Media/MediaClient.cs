using System.Net;
using System.Text;
using System.Text.Json;
using Langfuse.Observe.Api;
using Langfuse.Observe.Delivery.Http;
using Langfuse.Observe.Media;
using Langfuse.Observe.Values;

namespace Langfuse.Observe;

/// <summary>Reads images, recordings and documents back that were recorded as references.</summary>
public sealed class MediaClient
{
    private readonly MediaApi _api;
    private readonly LangfuseHttp? _http;
    private readonly TimeSpan _timeout;

    internal MediaClient(ApiConnection connection, LangfuseHttp? http)
    {
        _api = new MediaApi(connection);
        _http = http;
        _timeout = connection.Limits.Timeout * 3;
    }

    /// <summary>Downloads what a reference or an id stands for.</summary>
    /// <param name="referenceOrId">A reference as it is recorded (<c>@@@langfuseMedia:type=…|id=…|source=…@@@</c>), or an id alone.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or has no such content.</exception>
    public async Task<LangfuseMedia> DownloadAsync(string referenceOrId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(referenceOrId);
        var id = MediaReference.Find(referenceOrId, 0)?.Id ?? referenceOrId;
        var stored = await _api.GetAsync(id, cancellationToken).ConfigureAwait(false);
        return new LangfuseMedia(await BytesAsync(id, stored.Url, cancellationToken).ConfigureAwait(false), stored.ContentType);
    }

    /// <summary>Puts data URIs in the place of the references in a text.</summary>
    /// <param name="text">The text, such as a stored input.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The text; a reference whose content cannot be downloaded stays as it is.</returns>
    public async Task<string> ResolveAsync(string text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        var resolved = new StringBuilder();
        var at = 0;
        while (MediaReference.Find(text, at) is { } reference)
        {
            resolved.Append(text, at, reference.Start - at).Append(await DataUriAsync(text, reference, cancellationToken).ConfigureAwait(false));
            at = reference.End;
        }

        return at == 0 ? text : resolved.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>Puts data URIs in the place of the references in a JSON value, such as a dataset item's input.</summary>
    /// <param name="json">The value.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The value; a reference whose content cannot be downloaded stays as it is.</returns>
    public async Task<JsonElement> ResolveAsync(JsonElement json, CancellationToken cancellationToken = default)
    {
        if (json.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            return json;
        }

        // Neither a reference nor base64 has a character that JSON would write another way.
        return JsonText.Parse(await ResolveAsync(json.GetRawText(), cancellationToken).ConfigureAwait(false));
    }

    private async Task<string> DataUriAsync(string text, MediaReference reference, CancellationToken cancellationToken)
    {
        try
        {
            var media = await DownloadAsync(reference.Id, cancellationToken).ConfigureAwait(false);
            return $"data:{media.ContentType};base64,{Convert.ToBase64String(media.Content.Span)}";
        }
        catch (LangfuseException exception) when (exception.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
        {
            return text[reference.Start..reference.End];
        }
    }

    private async Task<byte[]> BytesAsync(string id, string url, CancellationToken cancellationToken)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timer.CancelAfter(_timeout);
        try
        {
            // The address is that of a file store: the keys do not go there.
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_http!.BaseAddress, url));
            using var response = await _http.SendWithoutKeysAsync(request, timer.Token).ConfigureAwait(false);
            return response.IsSuccessStatusCode
                ? await response.Content.ReadAsByteArrayAsync(timer.Token).ConfigureAwait(false)
                : throw new LangfuseException($"The content of media '{id}' could not be downloaded: its store answered {(int)response.StatusCode}.", response.StatusCode);
        }
        catch (Exception exception) when (exception is not LangfuseException && !cancellationToken.IsCancellationRequested)
        {
            throw new LangfuseException($"The content of media '{id}' could not be downloaded: {exception.Message}", null, exception);
        }
    }
}
