using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.Prompts;

/// <summary>Puts prompts into prompts: <c>@@@langfusePrompt:name=a|label=production@@@</c> (wire contract 2.3).</summary>
internal sealed partial class PromptComposition(ICatalogueReader catalogue, string projectId)
{
    private const int MaxDepth = 5;

    // What a small prompt may unfold to: five levels of ten references each would be a hundred thousand texts.
    private const int MaxLength = 4 * 1024 * 1024;

    private readonly Dictionary<string, IReadOnlyList<PromptReference>> _dependencies = new(StringComparer.Ordinal);

    /// <summary>The prompt with everything put in; the graph is null when there was nothing to put in.</summary>
    /// <exception cref="ApiException">A prompt that is named is not there, is no text, or leads back to itself.</exception>
    public (JsonElement Prompt, ResolutionGraph? Graph) Resolve(PromptVersion version)
    {
        // In JSON the references stand unescaped, so text and chat prompts are one case.
        var resolved = Unfold(version, version.Prompt.GetRawText(), []);
        return _dependencies.Count == 0
            ? (version.Prompt, null)
            : (JsonText.Parse(resolved), new ResolutionGraph(Reference(version), _dependencies));
    }

    /// <summary>Whether this version names the other one, by its version or by one of its labels.</summary>
    public static bool Names(PromptVersion version, PromptVersion other) => References(version.Prompt.GetRawText())
        .Any(match => NameIn(match) == other.Name && (VersionIn(match) is { } number ? number == other.Version : other.Labels.Contains(LabelIn(match))));

    private string Unfold(PromptVersion version, string json, IReadOnlyList<string> path)
    {
        if (path.Contains(version.Id))
        {
            throw ApiException.Refused($"Prompt '{version.Name}' version {version.Version} contains itself.");
        }

        if (path.Count > MaxDepth)
        {
            throw ApiException.Refused($"Prompts are put into each other deeper than {MaxDepth} levels at '{version.Name}'.");
        }

        var found = References(json).Select(Find).ToList();
        if (found.Count > 0)
        {
            _dependencies[version.Id] = [.. found.Select(Reference).Distinct()];
        }

        var next = 0;
        var unfolded = Tag().Replace(json, _ => Inner(Unfold(found[next], found[next++].Prompt.GetRawText(), [.. path, version.Id])));
        return unfolded.Length <= MaxLength ? unfolded : throw ApiException.Refused($"Prompt '{version.Name}' unfolds to more than 4 MB.");
    }

    private PromptVersion Find(Match reference)
    {
        var (name, number, label) = (NameIn(reference), VersionIn(reference), LabelIn(reference));
        var found = number is { } exact
            ? catalogue.FindUnique(PromptCollections.Versions, projectId, PromptVersion.NameOf(name, exact))
            : catalogue.All(PromptCollections.Versions, projectId, name).FirstOrDefault(version => version.Labels.Contains(label));
        if (found is null)
        {
            throw ApiException.Refused($"Prompt dependency not found: '{name}' with {(number is null ? $"label '{label}'" : $"version {number}")}");
        }

        return found.Type == "text" ? found : throw ApiException.Refused($"Prompt dependency '{name}' is a chat prompt; only text prompts can be put into others.");
    }

    // A text without its quotes, still escaped for JSON.
    private static string Inner(string json) => json[1..^1];

    private static PromptReference Reference(PromptVersion version) => new(version.Name, version.Version, version.Id);

    private static MatchCollection References(string json) => Tag().Matches(json);

    private static string NameIn(Match reference) => reference.Groups["name"].Value;

    private static int? VersionIn(Match reference) =>
        int.TryParse(reference.Groups["version"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string LabelIn(Match reference) => reference.Groups["label"].Value;

    [GeneratedRegex(@"@@@langfusePrompt:name=(?<name>[^|@]+)\|(?:version=(?<version>\d{1,9})|label=(?<label>[^|@]+))@@@")]
    private static partial Regex Tag();
}
