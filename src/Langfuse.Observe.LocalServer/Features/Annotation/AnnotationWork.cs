using System.Security.Cryptography;
using System.Text;
using Langfuse.Observe.LocalServer.Features.Comments;
using Langfuse.Observe.LocalServer.Features.Observations;
using Langfuse.Observe.LocalServer.Features.ScoreConfigs;
using Langfuse.Observe.LocalServer.Features.Scores;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.Annotation;

/// <summary>Gives items of queues out to people and takes their judgements. Giving out is a transaction: two people never hold the same item.</summary>
internal sealed class AnnotationWork(ICatalogue catalogue, IObservationStore observations, ScoreWriter scores, TimeProvider clock)
{
    private const int Chunk = 500;
    private const int MostLooked = 5000;

    /// <summary>The next item for a person, or a certain one; null when there is none. It is held for the person from then on.</summary>
    /// <exception cref="ApiException">The queue is not theirs, or the item is another's.</exception>
    public Task<AnnotationItem?> TakeAsync(string projectId, AnnotationQueue queue, string userId, string? itemId, CancellationToken cancellationToken) => catalogue.WriteAsync(
        writer =>
        {
            RequireMine(writer, projectId, queue, userId);
            var nowUs = NowUs();
            var item = itemId is null ? Next(writer, projectId, queue, userId, nowUs) : Certain(writer, projectId, queue, userId, itemId, nowUs);
            return item is null ? null : Held(writer, projectId, queue, item, userId, nowUs);
        },
        cancellationToken);

    /// <summary>Keeps what a person judged, and closes the item for them.</summary>
    /// <exception cref="ApiException">Another holds it, or it is done.</exception>
    public async Task<AnnotationItem> CompleteAsync(string projectId, AnnotationItem item, string userId, AnnotationJudgement judgement, CancellationToken cancellationToken)
    {
        // Held anew, so that it cannot go to another between the scores and the end.
        var mine = await catalogue.WriteAsync(
            writer =>
            {
                var queue = QueueOf(writer, projectId, item);
                RequireMine(writer, projectId, queue, userId);
                return Held(writer, projectId, queue, Certain(writer, projectId, queue, userId, item.Id, NowUs())!, userId, NowUs());
            },
            cancellationToken);
        await scores.WriteAsync(projectId, Scores(mine, userId, judgement), cancellationToken);
        return await catalogue.WriteAsync(
            writer =>
            {
                var now = writer.Find(AnnotationItem.Collection, projectId, mine.Id) ?? throw ApiException.NotFound("Annotation queue item not found");
                var people = now.CompletedBy.Append(userId).Distinct().ToList();
                var isDone = people.Count >= QueueOf(writer, projectId, now).PeoplePerItem;
                var next = now with
                {
                    CompletedBy = people, LockedBy = null, LockedUntilUs = null, UpdatedUs = NowUs(), Status = isDone ? AnnotationItem.Completed : AnnotationItem.Pending,
                    CompletedUs = isDone ? now.CompletedUs ?? NowUs() : null,
                };
                writer.Put(AnnotationItem.Collection, projectId, next);
                if (judgement.Comment is { Length: > 0 } text)
                {
                    writer.Put(Comment.Collection, projectId, new Comment(Id(now.Id, userId, "comment"), now.ObjectType, now.ObjectId, text, userId, NowUs()));
                }

                return next;
            },
            cancellationToken);
    }

    /// <summary>Gives an item back; a skipped one does not come to this person again.</summary>
    public Task<AnnotationItem> LeaveAsync(string projectId, AnnotationItem item, string userId, bool skip, CancellationToken cancellationToken) => catalogue.WriteAsync(
        writer =>
        {
            var now = writer.Find(AnnotationItem.Collection, projectId, item.Id) ?? throw ApiException.NotFound("Annotation queue item not found");
            if (now.IsHeld(NowUs()) && now.LockedBy != userId)
            {
                throw ApiException.Conflict($"The item is held by '{now.LockedBy}' until {Micros.Iso(now.LockedUntilUs!.Value)}.");
            }

            var next = now with { LockedBy = null, LockedUntilUs = null, UpdatedUs = NowUs(), SkippedBy = skip ? [.. now.SkippedBy.Append(userId).Distinct()] : now.SkippedBy };
            writer.Put(AnnotationItem.Collection, projectId, next);
            return next;
        },
        cancellationToken);

    public Task<AnnotationItem> AssignAsync(string projectId, AnnotationItem item, string? userId, CancellationToken cancellationToken) => catalogue.WriteAsync(
        writer =>
        {
            var now = writer.Find(AnnotationItem.Collection, projectId, item.Id) ?? throw ApiException.NotFound("Annotation queue item not found");
            var isHeldByOther = userId is not null && now.LockedBy != userId;
            var next = now with { Assignee = userId, LockedBy = isHeldByOther ? null : now.LockedBy, LockedUntilUs = isHeldByOther ? null : now.LockedUntilUs, UpdatedUs = NowUs() };
            writer.Put(AnnotationItem.Collection, projectId, next);
            return next;
        },
        cancellationToken);

    /// <summary>Adds things to a queue, each once.</summary>
    /// <returns>How many were added, and how many were there already.</returns>
    public Task<(int Added, int Present)> AddAsync(string projectId, string queueId, string objectType, IReadOnlyList<(string Id, string? TraceId)> objects, CancellationToken cancellationToken) => catalogue.WriteAsync(
        writer =>
        {
            var known = writer.All(AnnotationItem.Collection, projectId, queueId).Where(item => item.ObjectType == objectType).Select(item => item.ObjectId).ToHashSet(StringComparer.Ordinal);
            var nowUs = NowUs();
            var added = 0;
            foreach (var (id, traceId) in objects.Where(item => known.Add(item.Id)))
            {
                // One after the other, so that a queue keeps the order of the list.
                writer.Put(AnnotationItem.Collection, projectId, new AnnotationItem(Guid.NewGuid().ToString(), queueId, id, objectType, AnnotationItem.Pending, null, nowUs + added, nowUs) { TraceId = traceId });
                added++;
            }

            return (added, objects.Count - added);
        },
        cancellationToken);

    private AnnotationItem Held(ICatalogueWriter writer, string projectId, AnnotationQueue queue, AnnotationItem item, string userId, long nowUs)
    {
        var traceId = item.TraceId ?? (item.ObjectType == "OBSERVATION" ? observations.Find(projectId, item.ObjectId)?.TraceId : null);
        var held = item with { LockedBy = userId, LockedUntilUs = nowUs + queue.LeaseMinutes * 60_000_000L, UpdatedUs = nowUs, TraceId = traceId };
        writer.Put(AnnotationItem.Collection, projectId, held);
        return held;
    }

    private static AnnotationItem? Next(ICatalogueWriter writer, string projectId, AnnotationQueue queue, string userId, long nowUs)
    {
        AnnotationItem? best = null;
        for (var offset = 0; offset < MostLooked; offset += Chunk)
        {
            var chunk = writer.List(AnnotationItem.Collection, projectId, new CatalogueQuery
            {
                Other = AnnotationItem.PlaceOf(queue.Id, AnnotationItem.Pending), OldestFirst = queue.Order != AnnotationQueue.Newest, Limit = Chunk, Offset = offset,
            });
            var mine = chunk.Where(item => item.IsFor(userId, nowUs)).ToList();
            if (queue.Order == AnnotationQueue.Random)
            {
                mine = [.. mine.OrderBy(item => Id(item.Id, userId, "order"), StringComparer.Ordinal)];
            }

            // What the person holds comes first, then what is theirs alone, then the order of the queue.
            best = mine.Prepend(best).OfType<AnnotationItem>().OrderBy(item => item.LockedBy == userId ? 0 : item.Assignee == userId ? 1 : 2).FirstOrDefault();
            if (chunk.Count < Chunk || best?.LockedBy == userId)
            {
                break;
            }
        }

        return best;
    }

    private static AnnotationItem? Certain(ICatalogueWriter writer, string projectId, AnnotationQueue queue, string userId, string itemId, long nowUs)
    {
        if (writer.Find(AnnotationItem.Collection, projectId, itemId) is not { } item || item.QueueId != queue.Id)
        {
            throw ApiException.NotFound("Annotation queue item not found");
        }

        if (item.IsHeld(nowUs) && item.LockedBy != userId)
        {
            throw ApiException.Conflict($"The item is held by '{item.LockedBy}' until {Micros.Iso(item.LockedUntilUs!.Value)}; ask for the next one.");
        }

        if (item.Assignee is { } assignee && assignee != userId)
        {
            throw ApiException.Conflict($"The item is assigned to '{assignee}'; ask for the next one.");
        }

        return item.Status == AnnotationItem.Completed || item.CompletedBy.Contains(userId) ? throw ApiException.Conflict("The item is done; its scores can be changed, and the item not be taken again.") : item;
    }

    private static void RequireMine(ICatalogueReader reader, string projectId, AnnotationQueue queue, string userId)
    {
        var people = reader.All(AnnotationAssignment.Collection, projectId, queue.Id);
        if (people.Count > 0 && people.All(person => person.UserId != userId))
        {
            throw ApiException.Forbidden($"The queue '{queue.Name}' is assigned to others. Add '{userId}': POST /api/public/annotation-queues/{queue.Id}/assignments.");
        }
    }

    private static AnnotationQueue QueueOf(ICatalogueReader reader, string projectId, AnnotationItem item) =>
        reader.Find(AnnotationQueue.Collection, projectId, item.QueueId) ?? throw ApiException.NotFound("Annotation queue not found");

    private static List<Score> Scores(AnnotationItem item, string userId, AnnotationJudgement judgement)
    {
        var made = judgement.Scores.Select(score => Targeted(item, userId, new Score { Id = Id(item.Id, userId, score.Config.Id), Name = score.Config.Name, DataType = score.Config.DataType, Value = score.Number, StringValue = score.Label, Comment = score.Comment, ConfigId = score.Config.Id })).ToList();
        if (judgement.Correction is { } correction)
        {
            made.Add(Targeted(item, userId, new Score { Id = Id(item.Id, userId, "correction"), Name = "output", DataType = "CORRECTION", Value = 0, StringValue = correction }));
        }

        return made;
    }

    private static Score Targeted(AnnotationItem item, string userId, Score score)
    {
        score.Source = "ANNOTATION";
        score.QueueId = item.QueueId;
        score.AuthorUserId = userId;
        switch (item.ObjectType)
        {
            case "TRACE":
                score.TraceId = item.ObjectId;
                break;
            case "SESSION":
                score.SessionId = item.ObjectId;
                break;
            default:
                score.TraceId = item.TraceId ?? throw ApiException.NotFound($"No observation with id '{item.ObjectId}' in this project");
                score.ObservationId = item.ObjectId;
                break;
        }

        return score;
    }

    private static string Id(string itemId, string userId, string what) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{itemId}\n{userId}\n{what}")).AsSpan(0, 16));

    private long NowUs() => Micros.Of(clock.GetUtcNow());
}

/// <summary>What a person says of an item.</summary>
internal sealed record AnnotationJudgement(IReadOnlyList<AnnotationScore> Scores, string? Correction, string? Comment);

/// <summary>A value for a config.</summary>
internal sealed record AnnotationScore(ScoreConfig Config, double? Number, string? Label, string? Comment);
