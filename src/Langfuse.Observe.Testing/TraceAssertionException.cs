namespace Langfuse.Observe.Testing;

/// <summary>A recorded trace is not as asserted. The message shows the tree.</summary>
public sealed class TraceAssertionException : Exception
{
    /// <summary>Creates the exception.</summary>
    public TraceAssertionException()
    {
    }

    /// <summary>Creates the exception with a message.</summary>
    public TraceAssertionException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a message and a cause.</summary>
    public TraceAssertionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal static TraceAssertionException Of(RecordedTrace trace, string expected, string? found = null) =>
        new($"The trace should have {expected}.{(found is null ? "" : " " + found)}\nRecorded:\n{trace.ToTree()}");
}
