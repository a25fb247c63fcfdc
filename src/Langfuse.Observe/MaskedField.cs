namespace Langfuse.Observe;

/// <summary>A field that can hold content, as a mask sees it: <c>LangfuseOptions.Mask</c> of the client.</summary>
public enum MaskedField
{
    /// <summary>An observation's or trace's input, as text or JSON.</summary>
    Input,

    /// <summary>An observation's or trace's output, as text or JSON.</summary>
    Output,

    /// <summary>One metadata value of an observation, as text or JSON.</summary>
    Metadata,

    /// <summary>One metadata key.</summary>
    MetadataKey,

    /// <summary>A status message, or the message of an exception.</summary>
    StatusMessage,

    /// <summary>The stack of an exception.</summary>
    ExceptionStack,

    /// <summary>The parameters of a model call, as JSON.</summary>
    ModelParameters,

    /// <summary>One metadata value of a trace.</summary>
    TraceMetadata,

    /// <summary>The comment of a score.</summary>
    ScoreComment,

    /// <summary>The text of a score.</summary>
    ScoreValue,

    /// <summary>The metadata of a score, as JSON.</summary>
    ScoreMetadata,

    /// <summary>An attribute of a span that another library recorded.</summary>
    ForeignAttribute,

    /// <summary>A user's id.</summary>
    UserId,

    /// <summary>A session's id.</summary>
    SessionId,

    /// <summary>A tag.</summary>
    Tag,

    /// <summary>A trace's name.</summary>
    Name,
}
