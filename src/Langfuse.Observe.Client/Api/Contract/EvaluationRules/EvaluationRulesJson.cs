using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary>How the contracts of <see cref="EvaluationRulesApi"/> are read and written, without reflection.</summary>
[JsonSerializable(typeof(CreateEvaluationRuleRequest))]
[JsonSerializable(typeof(DeletedEvaluationRule))]
[JsonSerializable(typeof(EvaluationRule))]
[JsonSerializable(typeof(EvaluationRulesPage))]
[JsonSerializable(typeof(UpdateEvaluationRuleRequest))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
internal sealed partial class EvaluationRulesJson : JsonSerializerContext;
