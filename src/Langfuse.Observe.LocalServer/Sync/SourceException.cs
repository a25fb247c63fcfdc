namespace Langfuse.Observe.LocalServer.Sync;

/// <summary>Why a server cannot be read: who, what and the cure, for people.</summary>
internal sealed class SourceException(string message, Exception? inner = null) : Exception(message, inner);
