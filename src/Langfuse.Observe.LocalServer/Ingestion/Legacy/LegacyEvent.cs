using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Ingestion.Legacy;

/// <summary>Reads the bodies of events that older SDKs send instead of spans (wire contract 2.3, Ingestion).</summary>
internal static class LegacyEvent
{
    private const int MaxId = 800;
    private const int MaxName = 1000;
    private static readonly string[] s_levels = ["DEBUG", "DEFAULT", "WARNING", "ERROR"];

    private static readonly Dictionary<string, string> s_types = new(StringComparer.Ordinal)
    {
        ["event-create"] = "EVENT",
        ["span-create"] = "SPAN",
        ["span-update"] = "SPAN",
        ["generation-create"] = "GENERATION",
        ["generation-update"] = "GENERATION",
        ["agent-create"] = "AGENT",
        ["tool-create"] = "TOOL",
        ["chain-create"] = "CHAIN",
        ["retriever-create"] = "RETRIEVER",
        ["evaluator-create"] = "EVALUATOR",
        ["embedding-create"] = "EMBEDDING",
        ["guardrail-create"] = "GUARDRAIL",
        ["observation-create"] = "",
        ["observation-update"] = "",
    };

    /// <summary>Whether events of this type are about observations.</summary>
    public static bool IsOfObservation(string type) => s_types.ContainsKey(type);

    public static OwnTrace ReadTrace(BodyReader body, long atUs)
    {
        var id = Id(body.Text("id")) ?? Guid.NewGuid().ToString();
        CheckId(body, "id", id);
        return new OwnTrace(id)
        {
            TimestampUs = body.TimeUs("timestamp") ?? atUs,
            Name = body.Text("name", MaxName),
            UserId = body.Text("userId"),
            SessionId = body.Text("sessionId"),
            Version = body.Text("version"),
            Release = body.Text("release"),
            Environment = body.Text("environment") is { } environment ? TraceEnvironment.Normalise(environment) : null,
            Tags = body.Texts("tags") is { } tags ? List(tags) : null,
            Public = body.Flag("public"),
            Input = Stored(body.Json("input")),
            Output = Stored(body.Json("output")),
            Metadata = Metadata(body.Json("metadata")),
        };
    }

    public static ObservationChange ReadObservation(string eventType, BodyReader body, long atUs)
    {
        var type = s_types[eventType];
        if (type.Length == 0)
        {
            type = body.RequiredChoice("type", "SPAN", "GENERATION", "EVENT");
        }

        var id = Id(body.Text("id")) ?? Guid.NewGuid().ToString();
        CheckId(body, "id", id);
        CheckId(body, "traceId", body.Text("traceId"));
        var (promptName, promptVersion) = (body.Text("promptName"), body.Whole("promptVersion"));
        if ((promptName is null) != (promptVersion is null))
        {
            body.Issues.Add("promptName, promptVersion: both or none");
        }

        return new ObservationChange(id, Id(body.Text("traceId")), type)
        {
            AtUs = atUs,
            ParentId = Id(body.Text("parentObservationId")),
            Name = body.Text("name"),
            StartUs = body.TimeUs("startTime"),
            EndUs = body.TimeUs("endTime"),
            CompletionStartUs = body.TimeUs("completionStartTime"),
            Level = body.Choice("level", s_levels),
            StatusMessage = body.Text("statusMessage"),
            Input = Stored(body.Json("input")),
            Output = Stored(body.Json("output")),
            Metadata = Metadata(body.Json("metadata")),
            Model = body.Text("model"),
            ModelParameters = body.Object("modelParameters")?.GetRawText(),
            Usage = LegacyUsage.Read(body),
            Cost = LegacyUsage.ReadCost(body),
            PromptName = promptName,
            PromptVersion = promptVersion,
            Version = body.Text("version"),
            Environment = body.Text("environment") is { } environment ? TraceEnvironment.Normalise(environment) : null,
        };
    }

    private static string? Id(string? id) => string.IsNullOrEmpty(id) ? null : id;

    private static void CheckId(BodyReader body, string name, string? id)
    {
        if (id?.Length > MaxId || id?.Contains('\r', StringComparison.Ordinal) == true)
        {
            body.Issues.Add($"{name}: must have 1 to {MaxId} characters and no carriage return");
        }
    }

    private static string? Stored(JsonElement? value) => value is { } json ? json.ValueKind == JsonValueKind.String ? json.GetString() : json.GetRawText() : null;

    // Metadata is a map; anything else becomes its one entry.
    private static string? Metadata(JsonElement? value) => value is { } json
        ? json.ValueKind == JsonValueKind.Object ? json.GetRawText() : $$"""{"metadata":{{json.GetRawText()}}}"""
        : null;

    private static string List(IReadOnlyList<string> texts) => JsonText.Build(writer =>
    {
        writer.WriteStartArray();
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    });
}
