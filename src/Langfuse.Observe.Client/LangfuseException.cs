using System.Net;

namespace Langfuse.Observe;

/// <summary>A request to Langfuse's API failed. Recording never throws this: only calls that ask the server for something do.</summary>
public sealed class LangfuseException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was asked, what the server said, and the cure where there is one.</param>
    /// <param name="statusCode">The server's status; null when there was no answer.</param>
    /// <param name="innerException">The cause.</param>
    public LangfuseException(string message, HttpStatusCode? statusCode = null, Exception? innerException = null)
        : base(message, innerException) => StatusCode = statusCode;

    /// <summary>The server's status; null when there was no answer.</summary>
    public HttpStatusCode? StatusCode { get; }

    /// <summary>The server's name for the error, such as <c>LangfuseNotFoundError</c> or <c>rate_limited</c>; null when it gave none.</summary>
    public string? Code { get; init; }

    /// <summary>The id under which the server, or what stands before it, knows the request; null when it gave none.</summary>
    public string? RequestId { get; init; }

    /// <summary>The first 2,000 bytes of the answer; null when there was none.</summary>
    public string? Body { get; init; }

    /// <summary>The same failure with a cure that only the caller knows.</summary>
    internal LangfuseException With(string cure) => new($"{Message} {cure}", StatusCode, this) { Code = Code, RequestId = RequestId, Body = Body };
}
