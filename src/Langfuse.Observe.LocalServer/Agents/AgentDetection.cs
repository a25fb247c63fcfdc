using System.Text.Json;
using System.Text.RegularExpressions;

namespace Langfuse.Observe.LocalServer.Agents;

/// <summary>Finds the agent that a trace belongs to: by what the trace says first, by how it is named last.</summary>
internal static partial class AgentDetection
{
    private const int MaxName = 200;
    private static readonly string[] s_nameKeys = ["agent_name", "agentName", "agent.name", "gen_ai.agent.name"];
    private static readonly string[] s_versionKeys = ["agent_version", "agentVersion", "agent.version", "gen_ai.agent.version"];

    /// <param name="trace">The trace.</param>
    /// <param name="metadata">Its metadata as JSON, or null.</param>
    /// <param name="agentObservation">The name of its outermost observation of type AGENT, or null.</param>
    /// <returns>The agent, or null when nothing speaks of one.</returns>
    public static DetectedAgent? Of(Trace trace, string? metadata, string? agentObservation)
    {
        using var said = JsonText.TryParse(metadata);
        var version = Said(said, s_versionKeys) ?? trace.Version;
        if (OfTags(trace.Tags) is { } tag)
        {
            return Named(tag, version, "tag");
        }

        if (Said(said, s_nameKeys) is { } name)
        {
            return Named(name, version, "metadata");
        }

        if (agentObservation is { Length: > 0 })
        {
            return Named(agentObservation, version, "observation");
        }

        return OfName(trace.Name) is { } pattern ? Named(pattern, version, "name") : null;
    }

    /// <summary>What is the same agent, however it is written: Customer-Service agent, customer_service, CustomerService.</summary>
    public static string Key(string name)
    {
        var letters = new string([.. name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
        return letters.Length > 5 && letters.EndsWith("agent", StringComparison.Ordinal) ? letters[..^5] : letters.Length > 0 ? letters : name;
    }

    private static DetectedAgent Named(string name, string? version, string by) => new(name.Length <= MaxName ? name : name[..MaxName], version, by);

    private static string? OfTags(string? tags)
    {
        using var list = JsonText.TryParse(tags);
        return list?.RootElement.ValueKind != JsonValueKind.Array ? null : list.RootElement.EnumerateArray()
            .Where(tag => tag.ValueKind == JsonValueKind.String)
            .Select(tag => tag.GetString()!)
            .Where(tag => tag.StartsWith("agent:", StringComparison.OrdinalIgnoreCase) && tag.Length > 6)
            .Select(tag => tag[6..].Trim())
            .FirstOrDefault(name => name.Length > 0);
    }

    private static string? Said(JsonDocument? metadata, string[] keys)
    {
        if (metadata?.RootElement.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var key in keys)
        {
            if (metadata.RootElement.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text)
            {
                return text;
            }
        }

        // Attributes of foreign telemetry are kept in an object of their own.
        return metadata.RootElement.TryGetProperty("attributes", out var attributes) && attributes.ValueKind == JsonValueKind.Object
            ? keys.Select(key => attributes.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null).FirstOrDefault(text => text is { Length: > 0 })
            : null;
    }

    // "agent:X" and "agent/X"; "X agent", "x-agent", "XAgent", and the same with "AgentRun" and the like behind.
    private static string? OfName(string? name)
    {
        if (name is null)
        {
            return null;
        }

        var first = AgentFirst().Match(name);
        return first.Success ? first.Groups["name"].Value : AgentLast().Match(name) is { Success: true } last ? last.Groups["name"].Value : null;
    }

    [GeneratedRegex(@"\A(?:agent|Agent|AGENT)\s*[:/]\s*(?<name>.+?)\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex AgentFirst();

    [GeneratedRegex(@"\A(?<name>[^/]*?\w(?:[\s_.-]+[Aa]gent|(?<=[a-z0-9])Agent))(?:(?:[\s_.:/-]+(?:run|turn|call|invoke|execute)|Run|Turn))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex AgentLast();
}
