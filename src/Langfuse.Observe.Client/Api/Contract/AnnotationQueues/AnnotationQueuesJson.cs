using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary>How the contracts of <see cref="AnnotationQueuesApi"/> are read and written, without reflection.</summary>
[JsonSerializable(typeof(AnnotationQueue))]
[JsonSerializable(typeof(AnnotationQueueAssignmentRequest))]
[JsonSerializable(typeof(AnnotationQueueItem))]
[JsonSerializable(typeof(CreateAnnotationQueueAssignmentResponse))]
[JsonSerializable(typeof(CreateAnnotationQueueItemRequest))]
[JsonSerializable(typeof(CreateAnnotationQueueRequest))]
[JsonSerializable(typeof(DeleteAnnotationQueueAssignmentResponse))]
[JsonSerializable(typeof(DeleteAnnotationQueueItemResponse))]
[JsonSerializable(typeof(PaginatedAnnotationQueueItems))]
[JsonSerializable(typeof(PaginatedAnnotationQueues))]
[JsonSerializable(typeof(UpdateAnnotationQueueItemRequest))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
internal sealed partial class AnnotationQueuesJson : JsonSerializerContext;
