using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary>How the contracts of <see cref="FeedbackApi"/> are read and written, without reflection.</summary>
[JsonSerializable(typeof(SubmitFeedbackRequest))]
[JsonSerializable(typeof(SubmitFeedbackResponse))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
internal sealed partial class FeedbackJson : JsonSerializerContext;
