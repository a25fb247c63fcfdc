using System.Text.Json;
using System.Text.Json.Serialization;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Policies;

/// <summary>A rule over traces, as a person wrote it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name, unique in the project.</param>
/// <param name="Description">Why it is there.</param>
/// <param name="IsEnabled">Whether traces are held against it.</param>
/// <param name="Severity">low, medium, high or critical.</param>
/// <param name="Match">Which traces it is about; null for all.</param>
/// <param name="Rule">What they must keep to.</param>
/// <param name="WebhookUrl">Where violations are told, or null.</param>
/// <param name="LockedWebhookSecret">What the webhook is signed with, in the <see cref="SecretBox"/>.</param>
/// <param name="CreatedUs">When it was made.</param>
/// <param name="UpdatedUs">When it was changed last.</param>
internal sealed record Policy(
    string Id, string Name, string? Description, bool IsEnabled, string Severity, JsonElement? Match, JsonElement Rule, string? WebhookUrl, string? LockedWebhookSecret, long CreatedUs, long UpdatedUs)
{
    public static readonly IReadOnlyCollection<string> Severities = ["low", "medium", "high", "critical"];

    public static readonly Collection<Policy> Collection = new("policy", PolicyStoreJson.Default.Policy, item => item.Id, item => item.CreatedUs) { Unique = item => item.Name };
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Policy))]
[JsonSerializable(typeof(Violation))]
[JsonSerializable(typeof(PolicyProgress))]
internal sealed partial class PolicyStoreJson : JsonSerializerContext;
