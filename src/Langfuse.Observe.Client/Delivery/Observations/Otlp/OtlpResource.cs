using System.Reflection;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Delivery.Observations.Otlp;

/// <summary>The OTLP resource: which service sent the spans.</summary>
internal static class OtlpResource
{
    private const int Attributes = 1;

    /// <summary>The encoded <c>Resource</c> message of a service.</summary>
    public static byte[] Of(string? serviceName) => Of(
    [
        new("service.name", serviceName ?? Assembly.GetEntryAssembly()?.GetName().Name ?? "unknown_service:dotnet"),
        new("telemetry.sdk.language", "dotnet"),
        new("telemetry.sdk.name", "langfuse-observe"),
        new("telemetry.sdk.version", ObservationSource.Version),
    ]);

    public static byte[] Of(IEnumerable<KeyValuePair<string, object>> attributes)
    {
        using var buffer = new ByteBuffer(256);
        foreach (var (key, value) in attributes)
        {
            ForeignValue.Write(buffer, Attributes, key, value, static text => text);
        }

        return buffer.Written.ToArray();
    }
}
