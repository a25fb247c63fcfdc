using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Policies;

/// <summary>Something that a policy found.</summary>
internal sealed record Violation(
    string Id, string PolicyId, string PolicyName, string Severity, string? TraceId, string? TraceName, string? ObservationId, string? Agent, string? UserId, string Message, string? Evidence,
    string State, long FoundUs, long SeenUs)
{
    public const string Open = "open";
    public const string Accepted = "accepted";
    public const string Fixed = "fixed";

    public static readonly IReadOnlyCollection<string> States = [Open, Accepted, Fixed];

    public static readonly Collection<Violation> Collection = new("violation", PolicyStoreJson.Default.Violation, item => item.Id, item => item.FoundUs)
    {
        Parent = item => item.PolicyId,
        Other = item => item.TraceId,
    };

    public string? Note { get; init; }

    public long? StateUs { get; init; }
}
