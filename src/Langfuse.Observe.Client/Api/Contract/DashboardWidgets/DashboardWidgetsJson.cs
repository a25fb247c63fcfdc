using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary>How the contracts of <see cref="DashboardWidgetsApi"/> are read and written, without reflection.</summary>
[JsonSerializable(typeof(CreateDashboardWidgetRequest))]
[JsonSerializable(typeof(DashboardWidget))]
[JsonSerializable(typeof(DashboardWidgetList))]
[JsonSerializable(typeof(DeleteDashboardWidgetResponse))]
[JsonSerializable(typeof(UpdateDashboardWidgetRequest))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
internal sealed partial class DashboardWidgetsJson : JsonSerializerContext;
