namespace Langfuse.Observe.LocalServer.Watching;

/// <summary>What a look at the store found.</summary>
internal enum Activity
{
    /// <summary>Nobody has set anything that would have to be watched.</summary>
    Nothing,

    /// <summary>Something is watched, and there was nothing to do.</summary>
    Watching,

    /// <summary>Something was done, and there may be more.</summary>
    Working,
}
