namespace Langfuse.Observe.LocalServer.Sync;

/// <summary>Where traces are pulled from, with which keys.</summary>
/// <param name="Host">The address, without a path of the API.</param>
/// <param name="PublicKey">The public key.</param>
/// <param name="SecretKey">The secret key.</param>
internal sealed record SourceConnection(Uri Host, string PublicKey, string SecretKey);
