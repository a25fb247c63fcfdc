namespace Langfuse.Observe.Testing;

/// <summary>A stored trace cannot answer a call, or the calls are not those that it has. The message says which, with both values.</summary>
public sealed class ReplayException : Exception
{
    /// <summary>Creates the exception.</summary>
    public ReplayException()
    {
    }

    /// <summary>Creates the exception with a message.</summary>
    public ReplayException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a message and a cause.</summary>
    public ReplayException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
