namespace Langfuse.Observe.LocalServer.Http;

/// <summary>An answer other than success, thrown where it is found out; <see cref="Hosting.FailureFence"/> writes it.</summary>
internal sealed class ApiException(int status, string message, string error, IReadOnlyCollection<string>? issues = null) : Exception(message)
{
    public int Status { get; } = status;

    /// <summary>The name of the error, such as LangfuseNotFoundError.</summary>
    public string Error { get; } = error;

    /// <summary>What is wrong with the request, field by field; null unless it is a failed validation.</summary>
    public IReadOnlyCollection<string>? Issues { get; } = issues;

    public static ApiException Invalid(params IReadOnlyCollection<string> issues) => new(StatusCodes.Status400BadRequest, "Invalid request data", "ValidationError", issues);

    public static ApiException Refused(string message) => new(StatusCodes.Status400BadRequest, message, "InvalidRequestError");

    public static ApiException Unauthorized(string message) => new(StatusCodes.Status401Unauthorized, message, "UnauthorizedError");

    public static ApiException Forbidden(string message) => new(StatusCodes.Status403Forbidden, message, "ForbiddenError");

    public static ApiException NotFound(string message) => new(StatusCodes.Status404NotFound, message, "LangfuseNotFoundError");

    public static ApiException Conflict(string message) => new(StatusCodes.Status409Conflict, message, "LangfuseConflictError");

    public static ApiException NotServed(string message) => new(StatusCodes.Status501NotImplemented, message, "NotImplementedError");
}
