namespace Langfuse.Observe.LocalServer.Alerts;

/// <summary>Sends JSON to an address, signed.</summary>
internal interface IWebhook
{
    /// <summary>The status of the answer, where there was one, and what was wrong with it; null for nothing.</summary>
    Task<(int? Status, string? Error)> SendAsync(string url, string body, string secret, CancellationToken cancellationToken);
}
