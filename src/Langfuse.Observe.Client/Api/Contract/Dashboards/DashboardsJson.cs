using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary>How the contracts of <see cref="DashboardsApi"/> are read and written, without reflection.</summary>
[JsonSerializable(typeof(CreateDashboardPlacementRequest))]
[JsonSerializable(typeof(CreateDashboardRequest))]
[JsonSerializable(typeof(Dashboard))]
[JsonSerializable(typeof(DashboardList))]
[JsonSerializable(typeof(DashboardPlacement))]
[JsonSerializable(typeof(DeleteDashboardPlacementResponse))]
[JsonSerializable(typeof(DeleteDashboardResponse))]
[JsonSerializable(typeof(UpdateDashboardPlacementRequest))]
[JsonSerializable(typeof(UpdateDashboardRequest))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
internal sealed partial class DashboardsJson : JsonSerializerContext;
