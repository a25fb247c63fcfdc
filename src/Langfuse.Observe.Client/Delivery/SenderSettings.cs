namespace Langfuse.Observe.Delivery;

/// <summary>What a sender must know of the options.</summary>
/// <param name="Timeout">How long one request may take.</param>
/// <param name="HasSpool">Whether what cannot be sent is kept on disk.</param>
/// <param name="MaxFieldBytes">The limit to name when something is too large.</param>
internal sealed record SenderSettings(TimeSpan Timeout, bool HasSpool, int MaxFieldBytes);
