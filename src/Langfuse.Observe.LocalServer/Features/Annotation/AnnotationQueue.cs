using System.Text.Json.Serialization;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.Annotation;

/// <summary>A queue of things that people are to judge, with the scores they are to give.</summary>
internal sealed record AnnotationQueue(string Id, string Name, string? Description, IReadOnlyList<string> ScoreConfigIds, long CreatedUs, long UpdatedUs)
{
    public static readonly Collection<AnnotationQueue> Collection =
        new("annotation-queue", AnnotationJson.Default.AnnotationQueue, queue => queue.Id, queue => queue.CreatedUs) { Unique = queue => queue.Name };

    public const string Oldest = "oldest";
    public const string Newest = "newest";
    public const string Random = "random";

    /// <summary>In which order items are given out. Not in Langfuse's contract, as all that follows.</summary>
    public string Order { get; init; } = Oldest;

    /// <summary>How many people judge an item before it is done.</summary>
    public int PeoplePerItem { get; init; } = 1;

    /// <summary>How long an item is held for the one who took it.</summary>
    public int LeaseMinutes { get; init; } = 30;
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

    /// <summary>The one person who gets it; null for anybody.</summary>
    public string? Assignee { get; init; }

    public string? LockedBy { get; init; }

    public long? LockedUntilUs { get; init; }

    public IReadOnlyList<string> CompletedBy { get; init; } = [];

    public IReadOnlyList<string> SkippedBy { get; init; } = [];

    /// <summary>The trace of an observation.</summary>
    public string? TraceId { get; init; }

    /// <summary>Whether somebody holds it now.</summary>
    public bool IsHeld(long nowUs) => LockedBy is not null && LockedUntilUs > nowUs;

    /// <summary>Whether a person may be given it now.</summary>
    public bool IsFor(string userId, long nowUs) => Status == Pending && (Assignee is null || Assignee == userId) && (!IsHeld(nowUs) || LockedBy == userId)
        && !CompletedBy.Contains(userId) && !SkippedBy.Contains(userId);

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
