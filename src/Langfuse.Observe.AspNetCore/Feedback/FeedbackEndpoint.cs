using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Langfuse.Observe.AspNetCore.Feedback;

/// <summary>Makes a score of a user's judgement.</summary>
internal static class FeedbackEndpoint
{
    private const int LargestBody = 16 * 1024;

    public static async Task HandleAsync(HttpContext context, string scoreName)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = LargestBody;
        }

        var (request, fault) = await ReadAsync(context).ConfigureAwait(false);
        if (request is null)
        {
            await AnswerAsync(context, StatusCodes.Status400BadRequest, "message", fault!).ConfigureAwait(false);
            return;
        }

        var client = context.RequestServices.GetRequiredService<LangfuseClient>();
        var id = request.Id ?? Guid.NewGuid().ToString();
        client.Score(scoreName, request.Score()!.Value, traceId: request.TraceId, observationId: request.ObservationId, scoreId: id, comment: request.Comment);
        await AnswerAsync(context, StatusCodes.Status202Accepted, "id", id).ConfigureAwait(false);
    }

    private static async Task<(FeedbackRequest? Request, string? Fault)> ReadAsync(HttpContext context)
    {
        try
        {
            var request = await JsonSerializer.DeserializeAsync(context.Request.Body, FeedbackJson.Default.FeedbackRequest, context.RequestAborted).ConfigureAwait(false);
            var fault = request is null ? "The body must be a JSON object with traceId and value." : request.Fault();
            return (fault is null ? request : null, fault);
        }
        catch (JsonException exception)
        {
            return (null, $"The body must be a JSON object with traceId and value; it cannot be read at line {exception.LineNumber + 1}.");
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, $"The body is larger than {LargestBody} bytes.");
        }
    }

    private static Task AnswerAsync(HttpContext context, int status, string key, string value)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new Dictionary<string, string> { [key] = value }, FeedbackJson.Default.DictionaryStringString, cancellationToken: context.RequestAborted);
    }
}
