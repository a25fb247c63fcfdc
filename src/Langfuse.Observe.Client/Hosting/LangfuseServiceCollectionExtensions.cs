using Langfuse.Observe;
using Langfuse.Observe.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Langfuse to an application with a service container.</summary>
public static class LangfuseServiceCollectionExtensions
{
    /// <summary>Adds the default <see cref="LangfuseClient"/>, the one that observed methods record to, as a singleton. It starts with the
    /// host and delivers what is left when the host stops.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets options; it wins over the configuration section <c>Langfuse</c>, which wins over the environment.</param>
    public static IServiceCollection AddLangfuse(this IServiceCollection services, Action<LangfuseOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        AddCommon(services, Options.Options.DefaultName, configure);
        services.TryAddSingleton(static provider => ClientFactory.Create(provider, project: null));
        return services;
    }

    /// <summary>Adds a client for another project as a keyed singleton. It gets the traces that it starts, those of
    /// <c>[Observe(Project = "name")]</c> and those inside <c>LangfuseContext.Propagate(project: "name")</c>, and no others.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The project's name in this application, also the key of the service.</param>
    /// <param name="configure">Sets options, the keys above all; they may also stand in the configuration section
    /// <c>Langfuse:Projects:name</c>. Keys of the environment belong to the default client.</param>
    public static IServiceCollection AddLangfuse(this IServiceCollection services, string name, Action<LangfuseOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(name);
        AddCommon(services, name, configure);
        services.TryAddKeyedSingleton(name, static (provider, key) => ClientFactory.Create(provider, (string)key!));
        services.AddSingleton(new NamedClient(name));
        return services;
    }

    private static void AddCommon(IServiceCollection services, string name, Action<LangfuseOptions>? configure)
    {
        if (!services.Any(static service => service.ImplementationType == typeof(LangfuseOptionsSource)))
        {
            // First of all, so that what code sets anywhere wins over environment and configuration.
            services.Insert(0, ServiceDescriptor.Singleton<IConfigureOptions<LangfuseOptions>, LangfuseOptionsSource>());
        }

        var options = services.AddOptions<LangfuseOptions>(name);
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, LangfuseLifetime>());
    }
}
