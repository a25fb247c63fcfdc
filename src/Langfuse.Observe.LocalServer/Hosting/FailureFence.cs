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
        catch (ApiException exception)
        {
            await JsonReply.FailAsync(context, exception);
        }
        catch (BadHttpRequestException exception)
        {
            await JsonReply.MessageAsync(context, exception.StatusCode, exception.Message);
        }
        catch (Exception exception)
        {
            await JsonReply.ErrorAsync(context, StatusCodes.Status500InternalServerError, "Internal Server Error", exception.Message);
        }
    }
}
