using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Langfuse.Observe.Server.Cli.Push;

/// <summary>Observations of the API as OpenTelemetry spans in JSON, with the attributes that a Langfuse reads (docs/wire.md).</summary>
internal static class SpanJson
{
    // Attributes of other scopes are kept a second time, as metadata.
    private const string Scope = "langfuse-sdk";

    public static string Export(IEnumerable<JsonObject> spans) => new JsonObject
    {
        ["resourceSpans"] = new JsonArray(new JsonObject
        {
            ["resource"] = new JsonObject { ["attributes"] = new JsonArray() },
            ["scopeSpans"] = new JsonArray(new JsonObject
            {
                ["scope"] = new JsonObject { ["name"] = Scope, ["version"] = "4.0.0" },
                ["spans"] = new JsonArray([.. spans.Select(span => span.DeepClone())]),
            }),
        }),
    }.ToJsonString();

    public static JsonObject Of(JsonElement item)
    {
        var start = item.Time("startTime") ?? DateTimeOffset.UnixEpoch;
        var span = new JsonObject
        {
            ["traceId"] = item.Text("traceId"),
            ["spanId"] = item.Text("id"),
            ["name"] = item.Text("name") ?? "",
            ["kind"] = 1,
            ["startTimeUnixNano"] = Nanoseconds(start),
            ["endTimeUnixNano"] = Nanoseconds(item.Time("endTime") ?? start),
            ["attributes"] = Attributes(item),
            ["status"] = item.Text("level") == "ERROR" ? new JsonObject { ["code"] = 2, ["message"] = item.Text("statusMessage") ?? "" } : new JsonObject(),
        };
        if (item.Text("parentObservationId") is { Length: > 0 } parent)
        {
            span["parentSpanId"] = parent;
        }

        return span;
    }

    private static JsonArray Attributes(JsonElement item)
    {
        var attributes = new JsonArray();
        Add(attributes, "langfuse.observation.type", item.Text("type")?.ToLowerInvariant());
        Add(attributes, "langfuse.observation.level", item.Text("level"));
        Add(attributes, "langfuse.observation.status_message", item.Text("statusMessage"));
        Add(attributes, "langfuse.observation.input", Stored(item, "input"));
        Add(attributes, "langfuse.observation.output", Stored(item, "output"));
        Add(attributes, "langfuse.observation.metadata", Object(item, "metadata"));
        Add(attributes, "langfuse.observation.model.name", item.Text("providedModelName"));
        Add(attributes, "langfuse.observation.model.parameters", Object(item, "modelParameters"));
        Add(attributes, "langfuse.observation.usage_details", Object(item, "usageDetails"));
        Add(attributes, "langfuse.observation.cost_details", Object(item, "costDetails"));
        Add(attributes, "langfuse.observation.completion_start_time", item.Text("completionStartTime"));
        // Both or neither: a link that lacks one loses the observation on older servers.
        if (item.Text("promptName") is { } prompt && item.Number("promptVersion") is { } version)
        {
            Add(attributes, "langfuse.observation.prompt.name", prompt);
            attributes.Add(new JsonObject { ["key"] = "langfuse.observation.prompt.version", ["value"] = new JsonObject { ["intValue"] = version.ToString("0", CultureInfo.InvariantCulture) } });
        }

        AddTrace(attributes, item);
        return attributes;
    }

    private static void AddTrace(JsonArray attributes, JsonElement item)
    {
        Add(attributes, "langfuse.trace.name", item.Text("traceName"));
        Add(attributes, "langfuse.user.id", item.Text("userId"));
        Add(attributes, "langfuse.session.id", item.Text("sessionId"));
        Add(attributes, "langfuse.version", item.Text("version"));
        Add(attributes, "langfuse.release", item.Text("release"));
        Add(attributes, "langfuse.environment", item.Text("environment"));
        var tags = item.Items("tags").Select(tag => tag.ToString()).ToList();
        if (tags.Count > 0)
        {
            var values = new JsonArray([.. tags.Select(tag => new JsonObject { ["stringValue"] = tag })]);
            attributes.Add(new JsonObject { ["key"] = "langfuse.trace.tags", ["value"] = new JsonObject { ["arrayValue"] = new JsonObject { ["values"] = values } } });
        }

        AddFlag(attributes, "langfuse.trace.public", item.Flag("public"));
        AddFlag(attributes, "langfuse.internal.is_app_root", item.Flag("isRootObservation") && item.Text("parentObservationId") is { Length: > 0 });
    }

    private static void Add(JsonArray attributes, string key, string? value)
    {
        if (value is { Length: > 0 })
        {
            attributes.Add(new JsonObject { ["key"] = key, ["value"] = new JsonObject { ["stringValue"] = value } });
        }
    }

    private static void AddFlag(JsonArray attributes, string key, bool isSet)
    {
        if (isSet)
        {
            attributes.Add(new JsonObject { ["key"] = key, ["value"] = new JsonObject { ["boolValue"] = true } });
        }
    }

    private static string? Stored(JsonElement item, string name) => item.Shown(name) is { Length: > 0 } text ? text : null;

    private static string? Object(JsonElement item, string name) =>
        item.Member(name) is { ValueKind: JsonValueKind.Object } value && value.EnumerateObject().Any() ? value.GetRawText() : item.Text(name);

    private static string Nanoseconds(DateTimeOffset time) => ((time - DateTimeOffset.UnixEpoch).Ticks * 100).ToString(CultureInfo.InvariantCulture);
}
