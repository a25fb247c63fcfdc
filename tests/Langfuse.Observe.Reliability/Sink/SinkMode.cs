namespace Langfuse.Observe.Reliability.Sink;

/// <summary>How a <see cref="SinkServer"/> behaves.</summary>
internal enum SinkMode
{
    /// <summary>Takes everything and remembers each id.</summary>
    Count,

    /// <summary>Reads bodies, counts the spans in them without looking at any, and forgets them.</summary>
    Read,

    /// <summary>Answers after two seconds.</summary>
    Slow,

    /// <summary>Never answers.</summary>
    Silent,

    /// <summary>Closes in the middle of its answer every second time, before it has taken anything.</summary>
    HalfClosed,

    /// <summary>Answers with something that is not HTTP every second time.</summary>
    Garbage,

    /// <summary>Closes without an answer every third time, after it has taken everything.</summary>
    Forgetful,

    /// <summary>Answers 429 with Retry-After: 1 two times out of three.</summary>
    TooMany,

    /// <summary>Answers 500 two times out of three.</summary>
    Failing,

    /// <summary>Answers 500 to every eighth request and 413 to bodies over 64 kB.</summary>
    Patchy,

    /// <summary>Answers 503.</summary>
    Unavailable,

    /// <summary>Answers 401.</summary>
    Unauthorized,

    /// <summary>Answers 403.</summary>
    Forbidden,

    /// <summary>Answers 404.</summary>
    NotFound,

    /// <summary>Answers 405.</summary>
    NotAllowed,

    /// <summary>Answers 302, to a host that there is not.</summary>
    Moved,

    /// <summary>Answers 400 to every request with a span whose id ends so (one of 64).</summary>
    Refusing,

    /// <summary>Answers 500 to every request with such a span.</summary>
    FailingAtSome,

    /// <summary>Answers 207 with 429 or 503 for each score of which it has not heard twice, and takes the others.</summary>
    Partly,

    /// <summary>Answers 503 to everything about media, and takes the rest.</summary>
    WithoutMedia,

    /// <summary>Answers 413 to bodies over 64 kB.</summary>
    TooLarge,

    /// <summary>Answers 413 to bodies over 1 MiB before it has read them, and resets the connection.</summary>
    TooLargeEarly,
}
