using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Langfuse.Observe.Integrations.Tests.Parity;

/// <summary>What a server has of one call of a model, as texts that can be compared.</summary>
internal sealed class StoredCall
{
    // What either SDK says of itself and of the process.
    private static readonly string[] s_ofTheSdk = ["resourceAttributes", "scope"];

    private StoredCall(JsonNode observation)
    {
        Fields = new()
        {
            ["type"] = Text(observation["type"]),
            ["model"] = Text(observation["model"]),
            ["parameters"] = Sorted(observation["modelParameters"]),
            ["input"] = Sorted(observation["input"]),
            ["output"] = Sorted(observation["output"]),
            ["usage"] = Sorted(observation["usageDetails"]),
            ["level"] = Text(observation["level"]),
            ["status message"] = Text(observation["statusMessage"]),
            ["first token"] = observation["completionStartTime"] is null ? "" : "set",
            ["metadata"] = MetadataNames(observation["metadata"]),
        };
    }

    /// <summary>The fields by name, in the order in which they are shown; empty where there is nothing.</summary>
    public Dictionary<string, string> Fields { get; }

    /// <summary>The calls of a server by the name of their trace.</summary>
    public static async Task<Dictionary<string, StoredCall>> ReadAsync(LangfuseLocalServer server)
    {
        using var client = new HttpClient { BaseAddress = server.BaseUrl };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{server.PublicKey}:{server.SecretKey}")));
        var traces = await ListAsync(client, "/api/public/traces?limit=100");
        var calls = new Dictionary<string, StoredCall>();
        foreach (var trace in traces)
        {
            var observations = await ListAsync(client, $"/api/public/observations?limit=100&traceId={trace["id"]}");
            calls.Add((string)trace["name"]!, new StoredCall(observations.Single(static observation => Text(observation["type"]) is "GENERATION" or "EMBEDDING")));
        }

        return calls;
    }

    private static async Task<IReadOnlyList<JsonNode>> ListAsync(HttpClient client, string path) =>
        [.. JsonNode.Parse(await client.GetStringAsync(new Uri(path, UriKind.Relative)))!["data"]!.AsArray().OfType<JsonNode>()];

    private static string MetadataNames(JsonNode? metadata) => metadata is JsonObject members
        ? string.Join(", ", members.Select(static member => member.Key).Where(static name => !s_ofTheSdk.Any(own => name.StartsWith(own, StringComparison.Ordinal))).Order(StringComparer.Ordinal))
        : "";

    private static string Text(JsonNode? node) => node?.ToString() ?? "";

    private static string Sorted(JsonNode? node) => node switch
    {
        null => "",
        JsonObject { Count: 0 } => "",
        JsonValue value when value.TryGetValue(out string? text) && Parsed(text) is { } json => Sorted(json),
        JsonValue value => value.ToString(),
        _ => InOrder(node)!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }),
    };

    private static JsonNode? InOrder(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(static member => member.Key, StringComparer.Ordinal).Select(static member => KeyValuePair.Create(member.Key, InOrder(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(InOrder)]),
        _ => node?.DeepClone(),
    };

    private static JsonNode? Parsed(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonObject or JsonArray ? JsonNode.Parse(text) : null;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
