using System.Text.Json;
using System.Text.Json.Serialization;
using Langfuse.Observe.LocalServer.Policies;

namespace Langfuse.Observe.LocalServer.Features.Policies;

/// <summary>A policy as the API gives it.</summary>
internal sealed record PolicyReply(
    string Id, string Name, string? Description, bool Enabled, string Severity, JsonElement? Match, JsonElement Rule, PolicyWebhook? Webhook, string CreatedAt, string UpdatedAt, PolicyCounts? Violations = null)
{
    public static PolicyReply Of(Policy policy, PolicyCounts? counts = null) => new(
        policy.Id, policy.Name, policy.Description, policy.IsEnabled, policy.Severity, policy.Match, policy.Rule,
        policy.WebhookUrl is null ? null : new PolicyWebhook(policy.WebhookUrl, policy.LockedWebhookSecret is not null), Micros.Iso(policy.CreatedUs), Micros.Iso(policy.UpdatedUs), counts);
}

internal sealed record PolicyWebhook(string Url, bool HasSecret);

internal sealed record PolicyCounts(int Open, int Accepted, int Fixed);

internal sealed record PolicyList(IReadOnlyList<PolicyReply> Data);

/// <summary>What a policy would flag among the newest traces.</summary>
internal sealed record PolicyPreview(int TracesLooked, int TracesMatched, int TracesFlagged, IReadOnlyList<ViolationReply> Data);

/// <summary>What a policy found when it was run over traces that were there.</summary>
internal sealed record PolicyRun(int TracesLooked, int NewViolations);

/// <summary>A violation as the API gives it.</summary>
internal sealed record ViolationReply(
    string Id, string PolicyId, string PolicyName, string Severity, string State, string Message, string? Evidence, string? TraceId, string? TraceName, string? ObservationId, string? Agent,
    string? UserId, string FoundAt, string LastSeenAt, string? StateAt, string? Note)
{
    public static ViolationReply Of(Violation violation) => new(
        violation.Id, violation.PolicyId, violation.PolicyName, violation.Severity, violation.State, violation.Message, violation.Evidence, violation.TraceId, violation.TraceName,
        violation.ObservationId, violation.Agent, violation.UserId, Micros.Iso(violation.FoundUs), Micros.Iso(violation.SeenUs), violation.StateUs is { } at ? Micros.Iso(at) : null, violation.Note);
}

/// <summary>A page of violations, with how many there are in each state whatever state was asked for.</summary>
internal sealed record ViolationPage(IReadOnlyList<ViolationReply> Data, PageMeta Meta, PolicyCounts Counts);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PolicyReply))]
[JsonSerializable(typeof(PolicyList))]
[JsonSerializable(typeof(PolicyPreview))]
[JsonSerializable(typeof(PolicyRun))]
[JsonSerializable(typeof(ViolationReply))]
[JsonSerializable(typeof(ViolationPage))]
internal sealed partial class PolicyJson : JsonSerializerContext;
