using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Langfuse.Observe.Delivery.Http;

namespace Langfuse.Observe.Api;

/// <summary>Requests that want an answer: bounded in time and size, tried again where twice does no harm, failing with a message that says
/// what to do.</summary>
/// <remarks>Its own few lines instead of Microsoft.Extensions.Http.Resilience: that one brings Polly and a service container to every user,
/// and must be told per request which may be repeated, which is all that there is to decide here.</remarks>
internal sealed class ApiConnection(LangfuseHttp? http, ApiLimits limits, TimeProvider time)
{
    /// <summary>Whether there are keys, so that anything can be asked.</summary>
    public bool IsOn => http is not null;

    /// <summary>The same server with other limits.</summary>
    public ApiConnection With(ApiLimits other) => new(http, other, time);

    public ApiLimits Limits => limits;

    public Uri? BaseAddress => http?.BaseAddress;

    public Task SendAsync(HttpMethod method, ApiPath path, CancellationToken cancellationToken) =>
        SendAsync(new ApiRequest(method, path.ToString(), null), cancellationToken);

    public Task SendAsync<TBody>(HttpMethod method, ApiPath path, TBody body, JsonTypeInfo<TBody> bodyType, CancellationToken cancellationToken) =>
        SendAsync(new ApiRequest(method, path.ToString(), Written(body, bodyType)), cancellationToken);

    public Task<T> SendAsync<T>(HttpMethod method, ApiPath path, JsonTypeInfo<T> answerType, CancellationToken cancellationToken) =>
        SendAsync(new ApiRequest(method, path.ToString(), null), answerType, cancellationToken);

    public Task<T> SendAsync<TBody, T>(
        HttpMethod method, ApiPath path, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<T> answerType, CancellationToken cancellationToken) =>
        SendAsync(new ApiRequest(method, path.ToString(), Written(body, bodyType)), answerType, cancellationToken);

    /// <summary>Sends a request and reads its answer.</summary>
    /// <exception cref="LangfuseException">The server is not there, refused, or answered something that cannot be read.</exception>
    public async Task<T> SendAsync<T>(ApiRequest request, JsonTypeInfo<T> answerType, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            return JsonSerializer.Deserialize(answer.Span, answerType) ?? throw new JsonException("null");
        }
        catch (JsonException exception)
        {
            throw ApiFailure.NotReadable(request, http!.BaseAddress, answer.Span, exception);
        }
    }

    /// <summary>Sends a request.</summary>
    /// <returns>The body of the answer.</returns>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public async Task<ReadOnlyMemory<byte>> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        if (http is null)
        {
            throw ApiFailure.Off(request);
        }

        for (var attempt = 1; ; attempt++)
        {
            var outcome = await TryAsync(http, request, cancellationToken).ConfigureAwait(false);
            if (outcome.Failure is null)
            {
                return outcome.Body;
            }

            if (attempt > limits.Retries || outcome.Wait is not { } wait)
            {
                throw outcome.Failure;
            }

            await Task.Delay(wait > TimeSpan.Zero ? wait : Backoff(attempt), time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<Outcome> TryAsync(LangfuseHttp server, ApiRequest request, CancellationToken cancellationToken)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timer.CancelAfter(limits.Timeout);
        try
        {
            using var message = Message(server, request);
            using var response = await server.SendAsync(message, timer.Token).ConfigureAwait(false);
            var body = await ApiBody.ReadAsync(response.Content, timer.Token).ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
            {
                return new(body, null, null);
            }

            var wait = MayPass(request, response.StatusCode) ? RetryAfter.Of(response) ?? TimeSpan.Zero : (TimeSpan?)null;
            return new(default, ApiFailure.Refused(request, server.BaseAddress, response, body.Span), wait);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && exception is not LangfuseException)
        {
            var isSafe = request.IsRepeatable || IsUnsent(exception);
            return new(default, ApiFailure.Unanswered(request, server.BaseAddress, limits.Timeout, exception), isSafe ? TimeSpan.Zero : null);
        }
    }

    private static HttpRequestMessage Message(LangfuseHttp server, ApiRequest request)
    {
        // Without canonicalization an encoded slash or dot in a name stays what it is.
        var message = new HttpRequestMessage(
            request.Method,
            new Uri(server.BaseAddress.AbsoluteUri + request.Path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (request.Body is { } body)
        {
            message.Content = new ByteArrayContent(body);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        return message;
    }

    /// <summary>Whether a later try may succeed and does no harm: 429 and 503 say that nothing was done.</summary>
    private static bool MayPass(ApiRequest request, HttpStatusCode status) => status switch
    {
        HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => true,
        HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => request.IsRepeatable && status != HttpStatusCode.NotImplemented,
        _ => false,
    };

    private static bool IsUnsent(Exception exception) =>
        exception is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError };

    private static TimeSpan Backoff(int attempt) => TimeSpan.FromMilliseconds((250 << attempt) * (0.5 + (Random.Shared.NextDouble() / 2)));

    private static byte[] Written<T>(T body, JsonTypeInfo<T> type)
    {
        ArgumentNullException.ThrowIfNull(body);
        return JsonSerializer.SerializeToUtf8Bytes(body, type);
    }

    /// <summary>The answer, or the failure with the wait before another try (zero: of our choice; null: another try is of no use).</summary>
    private readonly record struct Outcome(ReadOnlyMemory<byte> Body, LangfuseException? Failure, TimeSpan? Wait);
}
