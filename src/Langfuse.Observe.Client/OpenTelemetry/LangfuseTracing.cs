using Langfuse.Observe;
using Langfuse.Observe.Hosting;
using Langfuse.Observe.Recording;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Trace;

namespace Langfuse.Observe.Tracing;

/// <summary>What <c>AddLangfuse</c> has added to one pipeline. Called again it adds nothing but its options.</summary>
internal sealed class LangfuseTracing
{
    private readonly List<Action<LangfuseOptions>> _configure = [];

    public static void AddTo(TracerProviderBuilder builder, Action<LangfuseOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ConfigureServices(services =>
        {
            var known = services.FirstOrDefault(static service => service.ServiceType == typeof(LangfuseTracing))?.ImplementationInstance as LangfuseTracing;
            var tracing = known ?? new LangfuseTracing();
            if (configure is not null)
            {
                tracing._configure.Add(configure);
            }

            if (known is null)
            {
                services.AddSingleton(tracing);
                builder.AddSource(ObservationSource.Name).AddProcessor(tracing.NewProcessor);
            }
        });
    }

    private LangfuseSpanProcessor NewProcessor(IServiceProvider provider)
    {
        if (provider.GetService<LangfuseClient>() is { } registered)
        {
            return new LangfuseSpanProcessor(registered, ownsClient: false);
        }

        var options = new LangfuseOptions();
        new LangfuseOptionsSource(provider.GetService<IConfiguration>()).Configure(options);
        options.LoggerFactory = provider.GetService<ILoggerFactory>();
        _configure.ForEach(configure => configure(options));
        return new LangfuseSpanProcessor(LangfuseClient.Start(options, project: null, ClientFactory.ModeIn(provider)), ownsClient: true);
    }
}
