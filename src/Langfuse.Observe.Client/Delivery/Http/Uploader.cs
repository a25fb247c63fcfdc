using System.Net;
using System.Text;
using Langfuse.Observe.Delivery.Observations;
using Langfuse.Observe.Delivery.Scores;

namespace Langfuse.Observe.Delivery.Http;

/// <summary>Makes one request for a part of a batch and says what the answer means. It never throws but for a stop.</summary>
internal sealed class Uploader(LangfuseHttp http, bool gzip, DeliveryCounters counters)
{
    public async Task<Answer> PostAsync(BatchFormat format, Batch batch, UnitRange range, TimeSpan timeout, CancellationToken givenUp, CancellationToken stop)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(stop, givenUp);
        timer.CancelAfter(timeout);
        try
        {
            return await PostAsync(format, batch, range, timer.Token).ConfigureAwait(false);
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            throw new OperationCanceledException(stop);
        }
        catch (OperationCanceledException) when (givenUp.IsCancellationRequested)
        {
            return new(AnswerKind.TryLater, $"{http.BaseAddress} did not answer before the process ended");
        }
        catch (OperationCanceledException)
        {
            return new(AnswerKind.TryLater, $"{http.BaseAddress} did not answer within {timeout.TotalSeconds:0.#} s", IsTimeout: true);
        }
        catch (Exception exception)
        {
            return new(AnswerKind.TryLater, $"{http.BaseAddress} could not be reached: {Innermost(exception).Message.TrimEnd('.')}");
        }
    }

    private async Task<Answer> PostAsync(BatchFormat format, Batch batch, UnitRange range, CancellationToken cancellationToken)
    {
        using var content = new PiecesContent(format.Body(batch, range), format.ContentType, gzip);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(http.BaseAddress, format.Path)) { Content = content };
        if (batch.Kind == UnitKind.Observation)
        {
            // Asks for the direct write path; without it a client that is not one of the official SDKs waits ten minutes (wire contract 1.3).
            request.Headers.TryAddWithoutValidation("x-langfuse-ingestion-version", "4");
        }

        var started = TimeProvider.System.GetTimestamp();
        using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var body = await BoundedBody.ReadBytesAsync(response.Content, cancellationToken).ConfigureAwait(false);
        counters.Requested(content.Length, TimeProvider.System.GetElapsedTime(started), response.StatusCode);
        return AnswerOf(response, body, batch, range);
    }

    private Answer AnswerOf(HttpResponseMessage response, ReadOnlyMemory<byte> body, Batch batch, UnitRange range)
    {
        var status = response.StatusCode;
        if (response.IsSuccessStatusCode)
        {
            return batch.Kind == UnitKind.Score
                ? IngestionAnswer.Read(Encoding.UTF8.GetString(body.Span), batch, range)
                : SpanAnswer.Read(response.Content.Headers.ContentType?.MediaType, body.Span, range.Count);
        }

        var problem = $"{http.BaseAddress} answered {(int)status} {ErrorText.Of(Encoding.UTF8.GetString(body.Span))}".TrimEnd(' ', '.');
        return status switch
        {
            HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError
                => new(AnswerKind.TryLater, problem, RetryAfter.Of(response)),
            HttpStatusCode.RequestEntityTooLarge => new(AnswerKind.TooLarge, problem),
            HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity => new(AnswerKind.Refused, problem),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new(AnswerKind.Unauthorized, problem),
            _ => new(AnswerKind.Rejected, response.Headers.Location is { } target ? $"{problem}, a redirect to {target}" : problem),
        };
    }

    private static Exception Innermost(Exception exception)
    {
        while (exception.InnerException is { } inner)
        {
            exception = inner;
        }

        return exception;
    }
}
