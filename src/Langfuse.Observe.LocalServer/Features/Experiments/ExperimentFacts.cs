using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Features.Experiments;

/// <summary>What a span said of the experiment it belongs to: the attributes <c>langfuse.experiment.*</c>, without that beginning.</summary>
internal sealed class ExperimentFacts : IDisposable
{
    private readonly JsonDocument? _facts;

    public ExperimentFacts(string? json) => _facts = JsonText.TryParse(json);

    public string? Text(string name) => _facts?.RootElement.Text(name);

    /// <summary>The entries of a map, sent whole as JSON or one by one as <c>name.key</c>.</summary>
    public void WriteMap(Utf8JsonWriter writer, string property, string name)
    {
        writer.WriteStartObject(property);
        using var whole = JsonText.TryParse(Text(name));
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, value) in Keyed(name + "."))
        {
            writer.WriteString(key, value.GetString());
            written.Add(key);
        }

        var members = whole?.RootElement.ValueKind == JsonValueKind.Object ? whole.RootElement.EnumerateObject() : default;
        foreach (var member in members.Where(member => written.Add(member.Name)))
        {
            member.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    public void Dispose() => _facts?.Dispose();

    private IEnumerable<(string Key, JsonElement Value)> Keyed(string prefix) => _facts?.RootElement.ValueKind == JsonValueKind.Object
        ? _facts.RootElement.EnumerateObject()
            .Where(member => member.Name.StartsWith(prefix, StringComparison.Ordinal) && member.Value.ValueKind == JsonValueKind.String)
            .Select(member => (member.Name[prefix.Length..], member.Value))
        : [];
}
