using Langfuse.Observe.Api;

namespace Langfuse.Observe.Traces;

/// <summary>Which observations are wanted.</summary>
internal sealed record ObservationQuery
{
    public string? Type { get; init; }

    public string? Name { get; init; }

    public string? TraceId { get; init; }

    public string? ParentObservationId { get; init; }

    public string? UserId { get; init; }

    public string? SessionId { get; init; }

    public string? Model { get; init; }

    public string? Level { get; init; }

    public string? Environment { get; init; }

    public string? Version { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    /// <summary>Whether an observation is one of them: not every server knows every condition.</summary>
    public bool Fits(ObservationRecord observation) =>
        (Type is null || observation.Type == Type)
        && (Name is null || observation.Name == Name)
        && (TraceId is null || observation.TraceId == TraceId)
        && (ParentObservationId is null || observation.ParentObservationId == ParentObservationId)
        && (Model is null || observation.Model == Model)
        && (Level is null || observation.Level == Level)
        && (Environment is null || observation.Environment == Environment)
        && (Version is null || observation.Version == Version)
        && (From is null || observation.StartTime >= From)
        && (To is null || observation.StartTime < To);

    public ListObservationQuery Version4(string fields, int pageSize) => new()
    {
        Fields = fields,
        Limit = pageSize,
        Type = Type,
        Name = Name,
        TraceId = TraceId,
        ParentObservationId = ParentObservationId,
        UserId = UserId,
        SessionId = SessionId,
        Level = Level is { } level ? new Api.ObservationLevel(level) : null,
        Environment = Environment is null ? null : [Environment],
        Version = Version,
        FromStartTime = From,
        ToStartTime = To,
    };

    public ObservationListV1Query Version3(int pageSize) => new()
    {
        Limit = pageSize,
        Type = Type,
        Name = Name,
        TraceId = TraceId,
        ParentObservationId = ParentObservationId,
        UserId = UserId,
        Level = Level is { } level ? new Api.ObservationLevel(level) : null,
        Environment = Environment is null ? null : [Environment],
        Version = Version,
        FromStartTime = From,
        ToStartTime = To,
    };
}
