using System.Text.Json;
using Langfuse.Observe.LocalServer.Features.ScoreConfigs;
using Langfuse.Observe.LocalServer.Features.Scores;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.Annotation;

/// <summary>Writes queues and items with what Langfuse's contract does not have.</summary>
internal static class AnnotationWorkReply
{
    public static void Write(Utf8JsonWriter writer, ICatalogue catalogue, string projectId, AnnotationQueue queue, long nowUs)
    {
        var items = catalogue.All(AnnotationItem.Collection, projectId, queue.Id);
        var names = items.SelectMany(item => item.CompletedBy).Concat(catalogue.All(AnnotationAssignment.Collection, projectId, queue.Id).Select(person => person.UserId)).Distinct().ToList();
        writer.WriteStartObject();
        writer.WriteString("id", queue.Id);
        writer.WriteString("name", queue.Name);
        writer.WriteString("description", queue.Description);
        writer.WriteList("scoreConfigIds", queue.ScoreConfigIds, static (json, id) => json.WriteStringValue(id));
        writer.WriteString("order", queue.Order);
        writer.WriteNumber("peoplePerItem", queue.PeoplePerItem);
        writer.WriteNumber("leaseMinutes", queue.LeaseMinutes);
        writer.WriteStartObject("counts");
        writer.WriteNumber("pending", items.Count(item => item.Status == AnnotationItem.Pending));
        writer.WriteNumber("completed", items.Count(item => item.Status == AnnotationItem.Completed));
        writer.WriteNumber("skipped", items.Count(item => item.Status == AnnotationItem.Pending && item.SkippedBy.Count > 0));
        writer.WriteNumber("locked", items.Count(item => item.Status == AnnotationItem.Pending && item.IsHeld(nowUs)));
        writer.WriteEndObject();
        writer.WriteObjects("people", names, userId =>
        {
            writer.WriteString("userId", userId);
            writer.WriteString("name", catalogue.Find(AccessCollections.Users, Catalogue.NoProject, userId)?.Name);
            writer.WriteNumber("completed", items.Count(item => item.CompletedBy.Contains(userId)));
        });
        writer.WriteEndObject();
    }

    public static void WriteNext(Utf8JsonWriter writer, AnnotationItem? item, IReadOnlyList<ScoreConfig> configs, IReadOnlyList<Score> scores, string projectId)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("item");
        if (item is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            Write(writer, item);
        }

        writer.WriteList("scoreConfigs", configs, (json, config) => JsonSerializer.Serialize(json, ScoreConfigReply.Of(config, projectId), ScoreConfigJson.Default.ScoreConfigReply));
        writer.WriteList("scores", scores, ScoreJson.Write);
        writer.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter writer, AnnotationItem item)
    {
        writer.WriteStartObject();
        writer.WriteString("id", item.Id);
        writer.WriteString("queueId", item.QueueId);
        writer.WriteString("objectId", item.ObjectId);
        writer.WriteString("objectType", item.ObjectType);
        writer.WriteString("traceId", item.TraceId);
        writer.WriteString("status", item.Status);
        writer.WriteString("completedAt", item.CompletedUs is { } completed ? Micros.Iso(completed) : null);
        writer.WriteString("createdAt", Micros.Iso(item.CreatedUs));
        writer.WriteString("updatedAt", Micros.Iso(item.UpdatedUs));
        writer.WriteString("assignee", item.Assignee);
        writer.WriteString("lockedBy", item.LockedBy);
        writer.WriteString("lockedUntil", item.LockedUntilUs is { } until ? Micros.Iso(until) : null);
        writer.WriteList("completedBy", item.CompletedBy, static (json, id) => json.WriteStringValue(id));
        writer.WriteList("skippedBy", item.SkippedBy, static (json, id) => json.WriteStringValue(id));
        writer.WriteEndObject();
    }
}
