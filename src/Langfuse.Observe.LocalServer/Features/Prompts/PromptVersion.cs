using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Features.Prompts;

/// <summary>One version of a prompt, as it is kept.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">The name that all versions share.</param>
/// <param name="Version">From 1 up.</param>
/// <param name="Type">text or chat.</param>
/// <param name="Prompt">A text, or the list of messages and placeholders.</param>
/// <param name="Config">What the author keeps beside it: model, temperature and the like.</param>
/// <param name="Labels">Each label is on one version of a name.</param>
/// <param name="Tags">The same on all versions of a name.</param>
/// <param name="CommitMessage">Why the version was made.</param>
/// <param name="CreatedBy">Who made it: a user id, or API.</param>
/// <param name="CreatedUs">When it was made.</param>
/// <param name="UpdatedUs">When its labels or tags changed last.</param>
internal sealed record PromptVersion(
    string Id, string Name, int Version, string Type, JsonElement Prompt, JsonElement Config, IReadOnlyList<string> Labels, IReadOnlyList<string> Tags,
    string? CommitMessage, string CreatedBy, long CreatedUs, long UpdatedUs)
{
    public const string Latest = "latest";
    public const string Production = "production";

    public string UniqueName => NameOf(Name, Version);

    public static string NameOf(string name, int version) => $"{version}/{name}";
}
