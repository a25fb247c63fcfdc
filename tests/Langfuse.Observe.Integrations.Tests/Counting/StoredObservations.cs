using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Langfuse.Observe.Integrations.Tests.Counting;

/// <summary>What the server has of an observation.</summary>
internal sealed record StoredObservations(string Type, string Name, long Total, double? Cost, string? Parent)
{
    public static async Task<IReadOnlyList<StoredObservations>> ReadAsync(LangfuseLocalServer server)
    {
        using var client = new HttpClient { BaseAddress = server.BaseUrl };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{server.PublicKey}:{server.SecretKey}")));
        using var answer = JsonDocument.Parse(await client.GetStringAsync(new Uri("/api/public/observations?limit=100", UriKind.Relative)));
        return [.. answer.RootElement.GetProperty("data").EnumerateArray().Select(static observation => new StoredObservations(
            observation.GetProperty("type").GetString()!,
            observation.GetProperty("name").GetString()!,
            observation.GetProperty("usageDetails").TryGetProperty("total", out var total) ? total.GetInt64() : 0,
            observation.GetProperty("calculatedTotalCost") is { ValueKind: JsonValueKind.Number } cost ? cost.GetDouble() : null,
            observation.GetProperty("parentObservationId").GetString()))];
    }
}
