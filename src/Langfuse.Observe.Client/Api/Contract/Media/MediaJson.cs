using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary>How the contracts of <see cref="MediaApi"/> are read and written, without reflection.</summary>
[JsonSerializable(typeof(GetMediaResponse))]
[JsonSerializable(typeof(GetMediaUploadUrlRequest))]
[JsonSerializable(typeof(GetMediaUploadUrlResponse))]
[JsonSerializable(typeof(PatchMediaBody))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
internal sealed partial class MediaJson : JsonSerializerContext;
