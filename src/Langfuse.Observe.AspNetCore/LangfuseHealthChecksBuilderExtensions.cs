using Langfuse.Observe.AspNetCore.Health;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Langfuse to the application's health checks.</summary>
public static class LangfuseHealthChecksBuilderExtensions
{
    /// <summary>Reports degraded while what was recorded does not arrive, with counts of what was sent, dropped and waits.</summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="name">The check's name.</param>
    /// <returns>The same builder.</returns>
    public static IHealthChecksBuilder AddLangfuse(this IHealthChecksBuilder builder, string name = "langfuse")
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddCheck<DeliveryHealthCheck>(name);
    }
}
