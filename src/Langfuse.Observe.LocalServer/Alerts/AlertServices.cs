namespace Langfuse.Observe.LocalServer.Alerts;

/// <summary>Puts the parts of the alerts together.</summary>
internal static class AlertServices
{
    public static void AddAlerts(this IServiceCollection services)
    {
        services.AddSingleton<AlertChecker>();
        services.AddSingleton<AlertDelivery>();
        services.AddSingleton<IWebhook, SignedWebhook>();
        services.AddHostedService<AlertService>();
    }
}
