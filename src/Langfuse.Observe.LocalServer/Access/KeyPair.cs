namespace Langfuse.Observe.LocalServer.Access;

/// <summary>A new pair of keys: the one time that the secret is known.</summary>
internal sealed record KeyPair(ApiKey Key, string SecretKey);
