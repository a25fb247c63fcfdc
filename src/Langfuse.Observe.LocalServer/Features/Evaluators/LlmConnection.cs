using System.Text.Json;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.Evaluators;

/// <summary>The address and the key of models.</summary>
/// <param name="SealedKey">The key, encrypted.</param>
/// <param name="SealedHeaders">Headers sent with each request by name, their values encrypted.</param>
internal sealed record LlmConnection(
    string Id, string Provider, string Adapter, string SealedKey, string DisplayKey, string? BaseUrl, IReadOnlyList<string> CustomModels, bool WithDefaultModels,
    IReadOnlyDictionary<string, string> SealedHeaders, JsonElement? Config, long CreatedUs, long UpdatedUs)
{
    public static readonly Collection<LlmConnection> Collection =
        new("llm-connection", EvaluatorJson.Default.LlmConnection, item => item.Id, item => item.CreatedUs) { Unique = item => item.Provider };
}

/// <summary>The shape LlmConnection of the API: no secret is in it.</summary>
internal sealed record LlmConnectionReply(
    string Id, string Provider, string Adapter, string DisplaySecretKey, string? BaseURL, IReadOnlyList<string> CustomModels, bool WithDefaultModels, IReadOnlyList<string> ExtraHeaderKeys,
    JsonElement? Config, string CreatedAt, string UpdatedAt)
{
    public static LlmConnectionReply Of(LlmConnection item) => new(
        item.Id, item.Provider, item.Adapter, item.DisplayKey, item.BaseUrl, item.CustomModels, item.WithDefaultModels, [.. item.SealedHeaders.Keys], item.Config,
        Micros.Iso(item.CreatedUs), Micros.Iso(item.UpdatedUs));
}

internal sealed record LlmConnectionDeletion(string Message);
