using System.Text.Json.Serialization;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.Comments;

/// <summary>What someone wrote beside a trace, an observation, a session or a prompt.</summary>
internal sealed record Comment(string Id, string ObjectType, string ObjectId, string Content, string? AuthorUserId, long CreatedUs)
{
    public static readonly Collection<Comment> Collection = new("comment", CommentJson.Default.Comment, comment => comment.Id, comment => comment.CreatedUs)
    {
        Parent = comment => PlaceOf(comment.ObjectType, comment.ObjectId),
        Other = comment => comment.AuthorUserId,
    };

    public static string PlaceOf(string objectType, string objectId) => $"{objectType}/{objectId}";
}

/// <summary>The shape Comment of the API.</summary>
internal sealed record CommentReply(string Id, string ProjectId, string CreatedAt, string UpdatedAt, string ObjectType, string ObjectId, string Content, string? AuthorUserId)
{
    public static CommentReply Of(Comment comment, string projectId) => new(
        comment.Id, projectId, Micros.Iso(comment.CreatedUs), Micros.Iso(comment.CreatedUs), comment.ObjectType, comment.ObjectId, comment.Content, comment.AuthorUserId);
}

internal sealed record CommentCreated(string Id);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Comment))]
[JsonSerializable(typeof(CommentReply))]
[JsonSerializable(typeof(CommentCreated))]
[JsonSerializable(typeof(PageReply<CommentReply>), TypeInfoPropertyName = "CommentPage")]
internal sealed partial class CommentJson : JsonSerializerContext;
