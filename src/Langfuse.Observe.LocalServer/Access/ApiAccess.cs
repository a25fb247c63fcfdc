namespace Langfuse.Observe.LocalServer.Access;

/// <summary>What the credentials of a request allow.</summary>
internal enum ApiAccess
{
    None,

    /// <summary>The public key alone: scores may be written, nothing be read.</summary>
    Scores,

    /// <summary>The secret key: everything.</summary>
    Project,
}
