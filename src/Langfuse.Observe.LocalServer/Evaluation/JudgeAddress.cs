using System.Text.Json;
using Langfuse.Observe.LocalServer.Features.Evaluators;

namespace Langfuse.Observe.LocalServer.Evaluation;

/// <summary>Where a connection's chat completions are. All providers that this server calls speak OpenAI's wire format at some address.</summary>
internal static class JudgeAddress
{
    private const string AzureVersion = "2024-10-21";

    private static readonly Dictionary<string, string> s_defaults = new()
    {
        ["openai"] = "https://api.openai.com/v1",
        ["anthropic"] = "https://api.anthropic.com/v1",
        ["google-ai-studio"] = "https://generativelanguage.googleapis.com/v1beta/openai",
    };

    public static Uri Of(LlmConnection connection, string model)
    {
        var start = (connection.BaseUrl ?? s_defaults[connection.Adapter]).TrimEnd('/');
        return connection.Adapter == "azure" && !start.EndsWith("/v1", StringComparison.Ordinal)
            ? new Uri($"{start}/{Uri.EscapeDataString(model)}/chat/completions?api-version={Version(connection)}")
            : new Uri(start + "/chat/completions");
    }

    /// <summary>Why judges cannot use a connection, or null.</summary>
    public static string? Problem(LlmConnection connection) => connection.BaseUrl is null && !s_defaults.ContainsKey(connection.Adapter)
        ? $"The LLM connection '{connection.Provider}' (adapter {connection.Adapter}) has no baseURL. Give it the address of an OpenAI-compatible API, such as that of a gateway."
        : null;

    private static string Version(LlmConnection connection) => connection.Config is { ValueKind: JsonValueKind.Object } config && config.Text("apiVersion") is { } version ? version : AzureVersion;
}
