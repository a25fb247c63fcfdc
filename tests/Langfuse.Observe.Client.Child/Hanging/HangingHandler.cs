namespace Langfuse.Observe.Tests.Hanging;

/// <summary>A handler whose request never ends, whoever cancels it.</summary>
/// <param name="blocks">Whether it holds its thread, also when it is disposed of.</param>
internal sealed class HangingHandler(bool blocks) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (blocks)
        {
            Forever.Hang();
        }

        await Task.Delay(Timeout.Infinite, CancellationToken.None);
        throw new InvalidOperationException("It never ends.");
    }

    protected override void Dispose(bool disposing)
    {
        if (blocks)
        {
            Forever.Hang();
        }

        base.Dispose(disposing);
    }
}
