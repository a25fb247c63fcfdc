using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary>How the contracts of <see cref="EvaluatorsApi"/> are read and written, without reflection.</summary>
[JsonSerializable(typeof(CreateEvaluatorRequest))]
[JsonSerializable(typeof(DeletedEvaluator))]
[JsonSerializable(typeof(Evaluator))]
[JsonSerializable(typeof(EvaluatorVersionsPage))]
[JsonSerializable(typeof(EvaluatorsPage))]
[JsonSerializable(typeof(UpdateEvaluatorRequest))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
internal sealed partial class EvaluatorsJson : JsonSerializerContext;
