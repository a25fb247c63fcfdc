namespace Langfuse.Observe.LocalServer.Access;

/// <summary>What a caller may do; each role may do all that stands before it.</summary>
internal enum Role
{
    None,

    /// <summary>The public key alone: scores may be written, nothing be read.</summary>
    Feedback,

    /// <summary>May read.</summary>
    Viewer,

    /// <summary>May send traces and change scores, datasets, prompts and annotation. A project's secret key does this.</summary>
    Member,

    /// <summary>May change settings, keys and members. An organisation's secret key does this.</summary>
    Owner,
}
