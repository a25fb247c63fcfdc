namespace Langfuse.Observe.LocalServer.Storage;

/// <summary>Something of this kind and name is there already.</summary>
internal sealed class DuplicateException(string kind, string name) : Exception($"A {kind} named '{name}' exists already.");
