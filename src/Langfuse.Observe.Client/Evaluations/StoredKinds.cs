namespace Langfuse.Observe.Evaluations;

/// <summary>What can be judged.</summary>
internal static class StoredKinds
{
    public static readonly StoredKind<TraceRecord> Traces =
        new("traces", static trace => trace.Id, static trace => trace.Timestamp, static trace => new(TraceId: trace.Id));

    public static readonly StoredKind<ObservationRecord> Observations = new(
        "observations", static observation => observation.Id, static observation => observation.StartTime,
        static observation => new(observation.TraceId, observation.Id));

    public static StoredKind<SessionRecord> Sessions(SessionsClient sessions) =>
        new("sessions", static session => session.Id, static session => session.CreatedAt, static session => new(SessionId: session.Id))
        {
            Complete = sessions.WithTracesAsync,
        };
}
