using System.Text.Json.Nodes;

namespace Langfuse.Observe.Server.Cli.Push;

/// <summary>What a push did, or would do.</summary>
internal sealed class PushReport
{
    private const int MostRefused = 10_000;
    private readonly List<string> _refused = [];

    public long Traces { get; set; }

    public long Observations { get; set; }

    public long Scores { get; set; }

    public long PromptVersions { get; set; }

    public long Datasets { get; set; }

    public long DatasetItems { get; set; }

    /// <summary>What the other server did not take, and why.</summary>
    public IReadOnlyList<string> Refused => _refused;

    public void Refuse(string what)
    {
        if (_refused.Count < MostRefused)
        {
            _refused.Add(what);
        }
    }

    public JsonObject ToJson(bool isDry) => new()
    {
        ["dryRun"] = isDry,
        ["traces"] = Traces,
        ["observations"] = Observations,
        ["scores"] = Scores,
        ["promptVersions"] = PromptVersions,
        ["datasets"] = Datasets,
        ["datasetItems"] = DatasetItems,
        ["refused"] = new JsonArray([.. Refused.Select(refused => JsonValue.Create(refused))]),
    };
}
