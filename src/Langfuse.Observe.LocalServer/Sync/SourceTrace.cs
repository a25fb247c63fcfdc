using System.Text.Json;
using Langfuse.Observe.LocalServer.Ingestion;

namespace Langfuse.Observe.LocalServer.Sync;

/// <summary>A trace as GET /api/public/traces gives it: what is said of it besides its observations.</summary>
internal static class SourceTrace
{
    /// <summary>The trace, or null when it has no id.</summary>
    public static OwnTrace? Read(JsonElement json) => json.Text("id") is { Length: > 0 } id
        ? new OwnTrace(id)
        {
            TimestampUs = json.TimeUs("timestamp"),
            Name = json.Text("name"),
            UserId = json.Text("userId"),
            SessionId = json.Text("sessionId"),
            Version = json.Text("version"),
            Release = json.Text("release"),
            Environment = json.Text("environment") is { } environment ? TraceEnvironment.Normalise(environment) : null,
            Tags = json.List("tags"),
            Public = json.Flag("public"),
            Input = json.Stored("input"),
            Output = json.Stored("output"),
            Metadata = json.Metadata("metadata"),
        }
        : null;
}
