using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary>How the contracts of <see cref="CommentsApi"/> are read and written, without reflection.</summary>
[JsonSerializable(typeof(Comment))]
[JsonSerializable(typeof(CreateCommentRequest))]
[JsonSerializable(typeof(CreateCommentResponse))]
[JsonSerializable(typeof(PaginatedComments))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
internal sealed partial class CommentsJson : JsonSerializerContext;
