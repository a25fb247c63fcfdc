using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Langfuse.Observe.Delivery.Http;

namespace Langfuse.Observe.Api;

/// <summary>Requests that want an answer: bounded in time, tried again where that is safe, failing with a message that says what to do.</summary>
internal sealed class RestClient(LangfuseHttp? http, TimeSpan timeout)
{
    private const int MostTries = 3;

    /// <summary>Reads a JSON answer.</summary>
    /// <exception cref="LangfuseException">The server is not there, or did not give it.</exception>
    public Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken) => SendAsync(HttpMethod.Get, path, null, cancellationToken);

    /// <summary>Sends a request with or without a JSON body.</summary>
    /// <returns>The answer, or an undefined element when it has no body.</returns>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public async Task<JsonElement> SendAsync(HttpMethod method, string path, byte[]? body, CancellationToken cancellationToken)
    {
        if (http is null)
        {
            throw new LangfuseException($"{method} {path} was not sent: the Langfuse client is off. Set LANGFUSE_PUBLIC_KEY and LANGFUSE_SECRET_KEY.");
        }

        for (var attempt = 1; ; attempt++)
        {
            var (answer, failure, wait) = await TryAsync(http, method, path, body, cancellationToken).ConfigureAwait(false);
            if (failure is null)
            {
                return answer;
            }

            if (attempt == MostTries || wait is not { } pause)
            {
                throw failure;
            }

            await Task.Delay(pause > TimeSpan.Zero ? pause : TimeSpan.FromMilliseconds((250 << attempt) * (0.5 + (Random.Shared.NextDouble() / 2))), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <returns>The answer, or the failure with the wait before another try (zero: of our choice; null: another try is of no use).</returns>
    private async Task<(JsonElement Answer, LangfuseException? Failure, TimeSpan? Wait)> TryAsync(
        LangfuseHttp server, HttpMethod method, string path, byte[]? body, CancellationToken cancellationToken)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timer.CancelAfter(timeout);
        try
        {
            using var request = new HttpRequestMessage(method, new Uri(server.BaseAddress, path));
            if (body is not null)
            {
                request.Content = new ByteArrayContent(body);
                request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            }

            using var response = await server.SendAsync(request, timer.Token).ConfigureAwait(false);
            var text = await BoundedBody.ReadAsync(response.Content, timer.Token).ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
            {
                return (Parse(text), null, null);
            }

            var failure = new LangfuseException($"{method} {request.RequestUri} was answered {(int)response.StatusCode}: {ErrorText.Of(text)}", response.StatusCode);
            var isPassing = response.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;
            return (default, failure, isPassing ? RetryAfter.Of(response) ?? TimeSpan.Zero : null);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            var why = exception is OperationCanceledException ? $"no answer within {timeout.TotalSeconds:0.#} s" : exception.Message;
            var failure = new LangfuseException($"{method} {server.BaseAddress}{path} failed: {why}. Check LANGFUSE_BASE_URL.", null, exception);

            // A request that may have been carried out is not sent twice unless twice is the same as once.
            return (default, failure, method == HttpMethod.Post ? null : TimeSpan.Zero);
        }
    }

    private static JsonElement Parse(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return default;
        }

        using var json = JsonDocument.Parse(text);
        return json.RootElement.Clone();
    }
}
