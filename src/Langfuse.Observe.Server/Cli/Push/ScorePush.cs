using System.Text.Json;
using System.Text.Json.Nodes;

namespace Langfuse.Observe.Server.Cli.Push;

/// <summary>Pushes scores with their ids, so that one that is sent twice is one.</summary>
internal sealed class ScorePush(ServerApi from, ServerApi to, bool isDry, PushReport report, Progress progress) : TimePush(from, isDry, progress)
{
    private readonly Dictionary<string, bool> _configs = new(StringComparer.Ordinal);

    protected override string Kind => "scores";

    protected override string TimeMember => "timestamp";

    protected override Task<JsonElement> ReadAsync(PushWalk walk, CancellationToken cancellationToken) => From.GetAsync(
        new Query("api/public/v3/scores").Add("fields", "details,subject,annotation").Add("limit", "100").Add("fromTimestamp", Query.Iso(walk.From)).Add("toTimestamp", Query.Iso(walk.Before)).Add("cursor", walk.Cursor).ToString(),
        cancellationToken);

    protected override async Task SendAsync(IReadOnlyList<JsonElement> items, CancellationToken cancellationToken)
    {
        if (items.Count == 0)
        {
            return;
        }

        var refused = 0;
        if (!IsDry)
        {
            var batch = new JsonArray();
            foreach (var item in items)
            {
                batch.Add(await EventAsync(item, cancellationToken));
            }

            var answer = await to.SendAgainAndAgainAsync(HttpMethod.Post, "api/public/ingestion", new JsonObject { ["batch"] = batch }.ToJsonString(), cancellationToken);
            foreach (var error in answer?.Items("errors") ?? [])
            {
                refused++;
                report.Refuse($"score {error.Text("id")}: {error.Text("error") ?? error.Text("message")}");
            }
        }

        report.Scores += items.Count - refused;
    }

    private async Task<JsonObject> EventAsync(JsonElement score, CancellationToken cancellationToken)
    {
        var subject = score.Member("subject");
        var type = score.Text("dataType") ?? "NUMERIC";
        var body = new JsonObject
        {
            ["id"] = score.Text("id"), ["name"] = score.Text("name"), ["dataType"] = type, ["environment"] = score.Text("environment"), ["comment"] = score.Text("comment"),
            ["value"] = score.Member("value").ValueKind is JsonValueKind.True or JsonValueKind.False ? score.Flag("value") ? 1 : 0 : JsonNode.Parse(score.Member("value").GetRawText()),
        };
        if (score.Member("metadata") is { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Null) } metadata)
        {
            body["metadata"] = JsonNode.Parse(metadata.GetRawText());
        }

        switch (subject.Text("kind"))
        {
            case "observation":
                (body["traceId"], body["observationId"]) = (subject.Text("traceId"), subject.Text("id"));
                break;
            case "session":
                body["sessionId"] = subject.Text("id");
                break;
            case "experiment":
                body["datasetRunId"] = subject.Text("id");
                break;
            default:
                body["traceId"] = subject.Text("id");
                break;
        }

        // A score whose config is not there is dropped by Langfuse without a word.
        var hasConfig = score.Text("configId") is { } configId && await HasConfigAsync(configId, cancellationToken);
        if (hasConfig)
        {
            body["configId"] = score.Text("configId");
        }

        body["source"] = score.Text("source") == "ANNOTATION" && !hasConfig && type != "CORRECTION" ? "API" : score.Text("source") ?? "API";
        return new JsonObject { ["id"] = score.Text("id"), ["type"] = "score-create", ["timestamp"] = score.Text("timestamp"), ["body"] = body };
    }

    private async Task<bool> HasConfigAsync(string configId, CancellationToken cancellationToken)
    {
        if (!_configs.TryGetValue(configId, out var has))
        {
            _configs[configId] = has = await to.TryGetAsync("api/public/score-configs/" + Uri.EscapeDataString(configId), cancellationToken) is not null;
        }

        return has;
    }
}
