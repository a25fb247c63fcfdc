using System.Diagnostics;
using System.Globalization;
using Langfuse.Observe.AspNetCore.Requests;
using Microsoft.AspNetCore.Http;

namespace Langfuse.Observe.AspNetCore;

/// <summary>A trace per request.</summary>
internal sealed class RequestMiddleware(RequestDelegate next, LangfuseRequestOptions options)
{
    public Task InvokeAsync(HttpContext context) =>
        LangfuseContext.IsRecording && RequestFilter.Records(context, options) ? RecordAsync(context) : next(context);

    private async Task RecordAsync(HttpContext context)
    {
        using var incoming = IncomingTrace.Continue(context.Request);
        using var observation = LangfuseContext.StartObservation(RequestName.Of(context), ObservationType.Span);
        if (!observation.IsRecording)
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        var userId = Describe(context, observation);
        using var bodies = options.CaptureBodies ? await CapturedBodies.BeginAsync(context, options.MaxBodyBytes).ConfigureAwait(false) : null;
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (Exception exception) when (Failed(observation, exception, context))
        {
            throw;
        }
        finally
        {
            Complete(context, observation, userId);
            bodies?.Record(observation);
        }
    }

    private string? Describe(HttpContext context, Observation observation)
    {
        var userId = RequestFilter.Ask(options.UserId, context, nameof(options.UserId));
        LangfuseContext.UpdateCurrentTrace(
            name: RequestName.Of(context), userId: userId, sessionId: RequestFilter.Ask(options.SessionId, context, nameof(options.SessionId)),
            tags: options.Tags is { } tags ? RequestFilter.Ask(tags, context, nameof(options.Tags)) : null);
        observation.Update(
            input: options.CaptureBodies ? null : $"{context.Request.Method} {context.Request.Path}",
            metadata: new Dictionary<string, object?> { ["http.method"] = context.Request.Method, ["http.path"] = context.Request.Path.Value });
        return userId;
    }

    private static bool Failed(Observation observation, Exception exception, HttpContext context)
    {
        // A caller who went away is no fault of the request.
        if (exception is OperationCanceledException && context.RequestAborted.IsCancellationRequested)
        {
            observation.Update(level: ObservationLevel.Warning, statusMessage: "the caller went away");
        }
        else
        {
            observation.Fail(exception);
        }

        return false;
    }

    private void Complete(HttpContext context, Observation observation, string? userId)
    {
        if (GrpcStatus.Of(context) is { } grpc)
        {
            Complete(observation, grpc);
        }
        else
        {
            Complete(observation, context.Response.StatusCode);
        }

        // Authentication may have run after this.
        if (userId is null && RequestFilter.Ask(options.UserId, context, nameof(options.UserId)) is { } found)
        {
            using var active = observation.Activate();
            LangfuseContext.UpdateCurrentTrace(userId: found);
        }
    }

    private void Complete(Observation observation, int status)
    {
        var text = status.ToString(CultureInfo.InvariantCulture);
        observation.Update(
            output: options.CaptureBodies ? null : text,
            metadata: new Dictionary<string, object?> { ["http.status_code"] = status },
            level: status >= 500 ? ObservationLevel.Error : null,
            statusMessage: status >= 500 ? "HTTP " + text : null);
    }

    // Its bodies are no texts: the status is all there is to say, whether or not bodies are recorded.
    private static void Complete(Observation observation, GrpcStatus status) => observation.Update(
        output: status.ToString(),
        metadata: new Dictionary<string, object?> { ["rpc.grpc.status_code"] = status.Code },
        level: status.Level,
        statusMessage: status.Level switch
        {
            ObservationLevel.Warning => "the caller went away",
            null => null,
            _ => status.ToString(),
        });
}
