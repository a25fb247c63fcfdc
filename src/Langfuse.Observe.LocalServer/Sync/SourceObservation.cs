using System.Text.Json;
using Langfuse.Observe.LocalServer.Ingestion;

namespace Langfuse.Observe.LocalServer.Sync;

/// <summary>An observation as the reads of both generations give it.</summary>
internal static class SourceObservation
{
    /// <summary>The observation, or null when it has no id or no time.</summary>
    public static Observation? Read(JsonElement json, long nowUs)
    {
        if (json.Text("id") is not { Length: > 0 } id || json.TimeUs("startTime") is not { } startUs)
        {
            return null;
        }

        var parentId = json.Text("parentObservationId") is { Length: > 0 } parent ? parent : null;
        var row = new Observation
        {
            Id = id,
            // Version 3 has observations without a trace; here each belongs to one.
            TraceId = json.Text("traceId") is { Length: > 0 } traceId ? traceId : id,
            ParentId = parentId,
            IsAppRoot = parentId is not null && json.Flag("isRootObservation") == true,
            Type = json.Text("type") ?? "SPAN",
            Name = json.Text("name") ?? "",
            StartUs = startUs,
            EndUs = json.TimeUs("endTime") ?? startUs,
            IsOpen = json.TimeUs("endTime") is null,
            CompletionStartUs = json.TimeUs("completionStartTime"),
            Level = json.Text("level") ?? "DEFAULT",
            StatusMessage = json.Text("statusMessage"),
            Input = json.Stored("input"),
            Output = json.Stored("output"),
            Metadata = SourceMetadata.Restore(json.Metadata("metadata")),
            Model = json.Text("providedModelName") ?? json.Text("model"),
            ModelParameters = json.Object("modelParameters"),
            PromptName = json.Text("promptName"),
            PromptVersion = (long?)json.Number("promptVersion"),
            Version = json.Text("version"),
            Release = json.Text("release"),
            Environment = TraceEnvironment.Normalise(json.Text("environment")),
            UserId = json.Text("userId"),
            SessionId = json.Text("sessionId"),
            TraceName = json.Text("traceName"),
            Tags = json.List("tags"),
            Public = json.Flag("public") == true ? true : null,
            Source = "sync",
            CreatedUs = nowUs,
        };
        row.SetUsage(Usage(json));
        row.SetCost(Cost(json));
        return row;
    }

    // As the server stores them: nothing is computed anew, so that the numbers are the same here and there.
    private static Dictionary<string, long> Usage(JsonElement json)
    {
        var usage = new Dictionary<string, long>(StringComparer.Ordinal);
        if (json.Member("usageDetails") is { ValueKind: JsonValueKind.Object } details)
        {
            foreach (var kind in details.EnumerateObject().Take(Amounts.MaxKinds))
            {
                if (kind.Value.ValueKind == JsonValueKind.Number && kind.Value.TryGetDouble(out var count) && Amounts.IsTokens(count))
                {
                    usage[kind.Name] = (long)count;
                }
            }
        }

        return usage;
    }

    private static Dictionary<string, double> Cost(JsonElement json)
    {
        var cost = new Dictionary<string, double>(StringComparer.Ordinal);
        if (json.Member("costDetails") is { ValueKind: JsonValueKind.Object } details)
        {
            foreach (var kind in details.EnumerateObject().Take(Amounts.MaxKinds))
            {
                if (kind.Value.ValueKind == JsonValueKind.Number && kind.Value.TryGetDouble(out var amount) && Amounts.IsCost(amount))
                {
                    cost[kind.Name] = amount;
                }
            }
        }

        var total = json.Number("totalCost") ?? json.Number("calculatedTotalCost");
        if (!cost.ContainsKey("total") && total is { } sum && sum != 0 && Amounts.IsCost(sum))
        {
            cost["total"] = sum;
        }

        return cost;
    }
}
