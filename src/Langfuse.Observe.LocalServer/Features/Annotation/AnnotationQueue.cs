using System.Text.Json.Serialization;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.Annotation;

/// <summary>A queue of things that people are to judge, with the scores they are to give.</summary>
internal sealed record AnnotationQueue(string Id, string Name, string? Description, IReadOnlyList<string> ScoreConfigIds, long CreatedUs, long UpdatedUs)
{
    public static readonly Collection<AnnotationQueue> Collection =
        new("annotation-queue", AnnotationJson.Default.AnnotationQueue, queue => queue.Id, queue => queue.CreatedUs) { Unique = queue => queue.Name };
}

/// <summary>A thing to be judged.</summary>
internal sealed record AnnotationItem(string Id, string QueueId, string ObjectId, string ObjectType, string Status, long? CompletedUs, long CreatedUs, long UpdatedUs)
{
    public const string Pending = "PENDING";
    public const string Completed = "COMPLETED";

    public static readonly Collection<AnnotationItem> Collection = new("annotation-item", AnnotationJson.Default.AnnotationItem, item => item.Id, item => item.CreatedUs)
    {
        Parent = item => item.QueueId,
        Other = item => PlaceOf(item.QueueId, item.Status),
    };

    public static string PlaceOf(string queueId, string status) => $"{queueId}/{status}";
}

/// <summary>Who works on a queue.</summary>
internal sealed record AnnotationAssignment(string QueueId, string UserId, long CreatedUs)
{
    public static readonly Collection<AnnotationAssignment> Collection =
        new("annotation-assignment", AnnotationJson.Default.AnnotationAssignment, item => IdOf(item.QueueId, item.UserId), item => item.CreatedUs) { Parent = item => item.QueueId };

    public static string IdOf(string queueId, string userId) => $"{queueId}/{userId}";
}

/// <summary>The shape AnnotationQueue of the API.</summary>
internal sealed record AnnotationQueueReply(string Id, string Name, string? Description, IReadOnlyList<string> ScoreConfigIds, string CreatedAt, string UpdatedAt)
{
    public static AnnotationQueueReply Of(AnnotationQueue queue) => new(
        queue.Id, queue.Name, queue.Description, queue.ScoreConfigIds, Micros.Iso(queue.CreatedUs), Micros.Iso(queue.UpdatedUs));
}

/// <summary>The shape AnnotationQueueItem of the API.</summary>
internal sealed record AnnotationItemReply(string Id, string QueueId, string ObjectId, string ObjectType, string Status, string? CompletedAt, string CreatedAt, string UpdatedAt)
{
    public static AnnotationItemReply Of(AnnotationItem item) => new(
        item.Id, item.QueueId, item.ObjectId, item.ObjectType, item.Status, item.CompletedUs is { } completed ? Micros.Iso(completed) : null, Micros.Iso(item.CreatedUs), Micros.Iso(item.UpdatedUs));
}

internal sealed record AnnotationDeletion(bool Success, string Message);

internal sealed record AssignmentReply(string UserId, string QueueId, string ProjectId);

internal sealed record AssignmentDeletion(bool Success);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AnnotationQueue))]
[JsonSerializable(typeof(AnnotationItem))]
[JsonSerializable(typeof(AnnotationAssignment))]
[JsonSerializable(typeof(AnnotationQueueReply))]
[JsonSerializable(typeof(AnnotationItemReply))]
[JsonSerializable(typeof(AnnotationDeletion))]
[JsonSerializable(typeof(AssignmentReply))]
[JsonSerializable(typeof(AssignmentDeletion))]
[JsonSerializable(typeof(PageReply<AnnotationQueueReply>), TypeInfoPropertyName = "AnnotationQueuePage")]
[JsonSerializable(typeof(PageReply<AnnotationItemReply>), TypeInfoPropertyName = "AnnotationItemPage")]
internal sealed partial class AnnotationJson : JsonSerializerContext;
