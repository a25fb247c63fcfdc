namespace Langfuse.Observe.LocalServer.Policies;

/// <param name="Key">What it is, so that the same thing found again is known: it does not change with amounts.</param>
/// <param name="Message">What is wrong, for people.</param>
/// <param name="ObservationId">Where, when it is one observation.</param>
/// <param name="Evidence">What was seen; never a secret in full.</param>
internal sealed record Finding(string Key, string Message, string? ObservationId = null, string? Evidence = null);
