using System.Net;
using System.Text;
using Langfuse.Observe.Delivery.Observations;
using Langfuse.Observe.Delivery.Scores;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Delivery.Http;

/// <summary>Makes one request for a part of a batch and says what the answer means. It never throws but for a stop.</summary>
/// <remarks>It ends in time though a handler of the user's ignores that the request was cancelled; what that handler still reads is left alone.</remarks>
internal sealed class Uploader(LangfuseHttp http, bool gzip, ServerLink link, DeliveryCounters counters, RequestsUnderWay underWay)
{
    /// <param name="format">The form of the request.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="part">The units to send.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="asksFirst">Whether the server is to say that it takes the body before it is sent.</param>
    public async Task<Answer> PostAsync(BatchFormat format, Batch batch, BatchPart part, TimeSpan timeout, bool asksFirst)
    {
        var (stop, givenUp) = (link.Stop, link.GivenUp);
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(stop, givenUp);
        timer.CancelAfter(timeout);
        var started = underWay.Begin();
        try
        {
            return await PostAsync(format, batch, part, asksFirst, timer.Token).ConfigureAwait(false);
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            throw new OperationCanceledException(stop);
        }
        catch (OperationCanceledException) when (givenUp.IsCancellationRequested)
        {
            return new(AnswerKind.TryLater, $"{http.ShownAddress} did not answer before the process ended");
        }
        catch (OperationCanceledException)
        {
            return new(AnswerKind.TryLater, $"{http.ShownAddress} did not answer within {timeout.TotalSeconds:0.#} s", IsTimeout: true);
        }
        catch (Exception exception)
        {
            return new(AnswerKind.TryLater, ConnectionProblem.Of(http, exception));
        }
        finally
        {
            underWay.End(started);
        }
    }

    private async Task<Answer> PostAsync(BatchFormat format, Batch batch, BatchPart part, bool asksFirst, CancellationToken cancellationToken)
    {
        var content = new PiecesContent(format.Body(batch, part), format.ContentType, gzip);
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(http.BaseAddress, format.Path)) { Content = content };
        if (batch.Kind == UnitKind.Observation)
        {
            // Asks for the direct write path; without it a client that is not one of the official SDKs waits ten minutes (wire contract 1.3).
            request.Headers.TryAddWithoutValidation("x-langfuse-ingestion-version", "4");
        }

        if (asksFirst)
        {
            request.Headers.ExpectContinue = true;
        }

        var exchange = ExchangeAsync(request, content.Length, cancellationToken);
        try
        {
            var (response, body) = await exchange.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return AnswerOf(response, body, batch, part);
            }
            finally
            {
                Dispose(response);
            }
        }
        catch (Exception exception) when (content.HasBegun && exception is HttpRequestException or IOException && (!content.IsWhole || ConnectionProblem.IsReset(exception)))
        {
            return new(AnswerKind.TryLater, $"{ConnectionProblem.Of(http, exception)}, while a body of {content.Length} bytes was sent", IsCutOff: true);
        }
        finally
        {
            if (exchange.IsCompleted)
            {
                request.Dispose();
            }
            else
            {
                batch.LeaveBufferAlone();
                Forget(exchange, request);
            }
        }
    }

    private async Task<(HttpResponseMessage Response, ReadOnlyMemory<byte> Body)> ExchangeAsync(HttpRequestMessage request, long length, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            var body = await BoundedBody.ReadBytesAsync(response.Content, cancellationToken).ConfigureAwait(false);
            counters.Requested(length, TimeProvider.System.GetElapsedTime(started), response.StatusCode);
            return (response, body);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    /// <summary>The answer of a user's handler may have content of its own kind. Once it was read, nothing that it throws makes it a lost answer.</summary>
    private static void Dispose(HttpResponseMessage response) => Guard.Run("disposing of an answer", response, static read => read.Dispose());

    /// <summary>What nobody waits for any more still ends some time, or never.</summary>
    private static void Forget(Task<(HttpResponseMessage Response, ReadOnlyMemory<byte> Body)> exchange, HttpRequestMessage request) =>
        exchange.ContinueWith(
            ended =>
            {
                _ = ended.Exception;
                if (ended.IsCompletedSuccessfully)
                {
                    Dispose(ended.Result.Response);
                }

                request.Dispose();
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);

    private Answer AnswerOf(HttpResponseMessage response, ReadOnlyMemory<byte> body, Batch batch, BatchPart part)
    {
        var status = response.StatusCode;
        if (response.IsSuccessStatusCode)
        {
            return batch.Kind == UnitKind.Score
                ? IngestionAnswer.Read(Encoding.UTF8.GetString(body.Span), batch, part)
                : SpanAnswer.Read(response.Content.Headers.ContentType?.MediaType, body.Span, part.Count);
        }

        var problem = $"{http.ShownAddress} answered {(int)status} {ErrorText.Of(Encoding.UTF8.GetString(body.Span))}".TrimEnd(' ', '.');
        return status switch
        {
            HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError
                => new(AnswerKind.TryLater, problem, RetryAfter.Of(response)),

            // To our asking alone; it is not asked again.
            HttpStatusCode.ExpectationFailed => new(AnswerKind.TryLater, problem),
            HttpStatusCode.RequestEntityTooLarge => new(AnswerKind.TooLarge, problem),
            HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity => new(AnswerKind.Refused, problem),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new(AnswerKind.Unauthorized, problem),
            HttpStatusCode.ProxyAuthenticationRequired => new(AnswerKind.Rejected, $"the proxy before {http.ShownAddress} refused the request (407): it wants credentials"),
            _ => new(AnswerKind.Rejected, response.Headers.Location is { } target ? $"{problem}, a redirect to {ShownUri.Of(target)}" : problem),
        };
    }
}
