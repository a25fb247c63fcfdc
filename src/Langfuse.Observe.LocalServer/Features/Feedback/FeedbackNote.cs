using System.Text.Json.Serialization;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.Feedback;

/// <summary>What an agent or a person had to say about a tool or a page.</summary>
internal sealed record FeedbackNote(string Id, string TargetType, string Target, string Feedback, string? Goal, string? ReferenceUrl, long CreatedUs)
{
    public static readonly Collection<FeedbackNote> Collection = new("feedback", FeedbackJson.Default.FeedbackNote, note => note.Id, note => note.CreatedUs);
}

internal sealed record FeedbackReply(string Id);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FeedbackNote))]
[JsonSerializable(typeof(FeedbackReply))]
internal sealed partial class FeedbackJson : JsonSerializerContext;
