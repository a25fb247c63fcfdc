using System.Text;
using System.Text.Json;

namespace Langfuse.Observe.Server.Cli.Testing;

/// <summary>A trace that is to be replayed: its JSON, and what a test of it is called.</summary>
internal sealed class ReplayedTrace
{
    private const int LongestName = 60;
    private const int IdCharacters = 8;

    private ReplayedTrace(JsonElement json)
    {
        Json = json;
        Id = json.Text("id") ?? "";
        Name = Identifier(json.Text("name") ?? json.Items("observations").FirstOrDefault(static observation => observation.Text("parentObservationId") is null).Text("name") ?? "");
    }

    public JsonElement Json { get; }

    public string Id { get; }

    /// <summary>The trace's name as an identifier.</summary>
    public string Name { get; }

    /// <summary>The name with the beginning of the id: for a trace beside another of the same name.</summary>
    public string DistinctName => Name + Identifier(Id.Length > IdCharacters ? Id[..IdCharacters] : Id);

    /// <exception cref="CliException">It has nothing that can be replayed, or none of these names.</exception>
    public static ReplayedTrace Of(JsonElement json, IReadOnlyList<string> names)
    {
        var observations = json.Items("observations").ToList();
        var recorded = observations.Select(static observation => observation.Text("name") ?? "").Distinct().Order(StringComparer.Ordinal).ToList();
        if (names.FirstOrDefault(name => !recorded.Contains(name)) is { } missing)
        {
            throw new CliException($"The trace has no observation named '{missing}'. It has: {string.Join(", ", recorded)}.");
        }

        if (names.Count == 0 && !observations.Exists(static observation => observation.Text("type") is "GENERATION" or "TOOL"))
        {
            throw new CliException($"The trace has no generation and no tool, so there is nothing to replay. Name with --name what is to answer. It has: {string.Join(", ", recorded)}.");
        }

        return new ReplayedTrace(json);
    }

    private static string Identifier(string name)
    {
        var text = new StringBuilder();
        var isStart = true;
        foreach (var character in name)
        {
            if (!char.IsAsciiLetterOrDigit(character))
            {
                isStart = true;
                continue;
            }

            text.Append(isStart ? char.ToUpperInvariant(character) : character);
            isStart = false;
        }

        var made = text.Length > LongestName ? text.ToString(0, LongestName) : text.ToString();
        return made.Length == 0 || char.IsAsciiDigit(made[0]) ? "Trace" + made : made;
    }
}
