namespace Langfuse.Observe.Recording;

/// <summary>A field of an observation or score that can hold content.</summary>
internal enum RecordedField
{
    Input,
    Output,
    Metadata,
    MetadataKey,
    StatusMessage,
    ExceptionStack,
    ModelParameters,
    TraceMetadata,
    ScoreComment,
    ScoreValue,
    ScoreMetadata,
    ForeignAttribute,
    UserId,
    SessionId,
    Tag,
    Name,
}
