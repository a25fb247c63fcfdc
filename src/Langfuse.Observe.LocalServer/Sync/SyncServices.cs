namespace Langfuse.Observe.LocalServer.Sync;

/// <summary>The parts of pulling from other servers.</summary>
internal static class SyncServices
{
    public static IServiceCollection AddSync(this IServiceCollection services)
    {
        services.AddSingleton<Credentials>();
        services.AddSingleton<SyncWriter>();
        services.AddSingleton<SyncRunner>();
        services.AddSingleton<SyncDesk>();
        services.AddHostedService<SyncSchedule>();
        return services;
    }
}
