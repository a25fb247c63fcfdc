using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Langfuse.Observe.AspNetCore.Health;

/// <summary>Degraded while what was recorded does not arrive; never unhealthy, for the application works all the same.</summary>
internal sealed class DeliveryHealthCheck(LangfuseClient client) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var delivery = client.Delivery;
        var data = new Dictionary<string, object> { ["sent"] = delivery.Sent, ["dropped"] = delivery.Dropped, ["queue"] = delivery.QueueLength };
        return Task.FromResult(delivery.IsFailing
            ? HealthCheckResult.Degraded("Langfuse: " + (delivery.LastError ?? "nothing arrives"), data: data)
            : HealthCheckResult.Healthy("Langfuse: what was recorded is delivered", data));
    }
}
