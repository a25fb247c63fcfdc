using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Policies.Rules;

/// <summary>missing: fields that every trace must have.</summary>
internal sealed class MissingRule(IReadOnlyList<string> fields) : IPolicyRule
{
    private const string Metadata = "metadata.";
    private static readonly string[] s_fields = ["user", "session", "name", "tags", "version", "release", "agent", "input", "output"];

    public static IPolicyRule Read(BodyReader body)
    {
        body.Only("type", "fields");
        var fields = body.Texts("fields") ?? ["user"];
        if (fields.Count == 0)
        {
            body.Require("fields", "a list such as [\"user\"]");
        }

        body.Issues.AddRange(fields.Where(field => !s_fields.Contains(field) && !(field.StartsWith(Metadata, StringComparison.Ordinal) && field.Length > Metadata.Length))
            .Select(field => $"fields: '{field}' is not one of {string.Join(", ", s_fields)}, or metadata.<key>"));
        return new MissingRule(fields);
    }

    public IEnumerable<Finding> Check(ReviewedTrace trace) =>
        fields.Where(field => !Has(trace, field)).Select(field => new Finding(field, $"The trace has no {field}."));

    private static bool Has(ReviewedTrace trace, string field) => field switch
    {
        "user" => trace.Trace.UserId is { Length: > 0 },
        "session" => trace.Trace.SessionId is { Length: > 0 },
        "name" => trace.Trace.Name is { Length: > 0 },
        "tags" => trace.Tags.Count > 0,
        "version" => trace.Trace.Version is { Length: > 0 },
        "release" => trace.Trace.Release is { Length: > 0 },
        "agent" => trace.Agent is not null,
        "input" => (trace.Trace.OwnTrace?.Input ?? trace.Details.Root?.Input) is { Length: > 0 },
        "output" => (trace.Trace.OwnTrace?.Output ?? trace.Details.Root?.Output) is { Length: > 0 },
        _ => HasMetadata(trace, field[Metadata.Length..]),
    };

    private static bool HasMetadata(ReviewedTrace trace, string key)
    {
        using var metadata = JsonText.TryParse(trace.Metadata);
        return metadata?.RootElement.ValueKind == JsonValueKind.Object && metadata.RootElement.TryGetProperty(key, out var value)
            && value.ValueKind != JsonValueKind.Null && value.ToString().Length > 0;
    }
}
