using Langfuse.Observe.LocalServer.Agents;

namespace Langfuse.Observe.LocalServer.Policies;

/// <summary>The parts of agents and policies.</summary>
internal static class PolicyServices
{
    public static IServiceCollection AddPolicies(this IServiceCollection services)
    {
        services.AddSingleton<AgentActivity>();
        services.AddSingleton<PolicyReview>();
        services.AddSingleton<ViolationBook>();
        services.AddSingleton<WebhookSender>();
        services.AddHostedService(provider => provider.GetRequiredService<WebhookSender>());
        services.AddHostedService<PolicyWatch>();
        return services;
    }
}
