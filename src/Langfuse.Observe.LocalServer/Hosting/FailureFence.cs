using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Hosting;

/// <summary>Answers 500 with the reason when an endpoint fails, and stays quiet when the client has left.</summary>
internal static class FailureFence
{
    public static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested || context.Response.HasStarted)
        {
            context.Abort();
        }
        catch (BadHttpRequestException exception)
        {
            await JsonReply.MessageAsync(context, exception.StatusCode, exception.Message);
        }
        catch (Exception exception) when (StorageFailure.Explain(exception) is { } known)
        {
            if (known.Status == StatusCodes.Status503ServiceUnavailable)
            {
                context.Response.Headers.RetryAfter = "1";
            }

            await JsonReply.FailAsync(context, known);
        }
        catch (Exception exception)
        {
            await JsonReply.ErrorAsync(context, StatusCodes.Status500InternalServerError, "Internal Server Error", exception.Message);
        }
    }
}
