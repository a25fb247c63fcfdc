namespace Langfuse.Observe.Delivery.Http;

/// <summary>What the server's answer means for a batch.</summary>
internal enum AnswerKind
{
    /// <summary>Taken, but for the units that the answer lists.</summary>
    Accepted,

    /// <summary>No answer, or one that says to try later.</summary>
    TryLater,

    /// <summary>The body was too large (413).</summary>
    TooLarge,

    /// <summary>Something in the body is wrong, and all of it was refused (400, 422).</summary>
    Refused,

    /// <summary>The keys were refused (401, 403).</summary>
    Unauthorized,

    /// <summary>The address is wrong or the request is not understood (3xx, 404, 405 and the like).</summary>
    Rejected,
}
