namespace Langfuse.Observe.Client.Tests.Support;

/// <summary>One span as it was on the wire.</summary>
internal sealed record SpanRecord(
    string TraceId, string SpanId, string? ParentSpanId, string Name, int Kind, ulong Start, ulong End,
    List<KeyValuePair<string, object>> Attributes, List<EventRecord> Events, int StatusCode, string? StatusMessage, uint Flags,
    string Scope, string? ScopeVersion, Dictionary<string, object> Resource)
{
    /// <summary>The value of an attribute; fails when it is there twice. Null when it is not there.</summary>
    public object? this[string key] => Attributes.SingleOrDefault(attribute => attribute.Key == key).Value;

    public string[] Keys => [.. Attributes.Select(attribute => attribute.Key)];
}
