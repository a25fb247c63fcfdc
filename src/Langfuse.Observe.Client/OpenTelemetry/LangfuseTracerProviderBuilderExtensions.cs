using Langfuse.Observe;
using Langfuse.Observe.Hosting;
using Langfuse.Observe.Recording;
using Langfuse.Observe.Tracing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Trace;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Langfuse to an application that has an OpenTelemetry pipeline of its own.</summary>
public static class LangfuseTracerProviderBuilderExtensions
{
    /// <summary>Delivers observations to Langfuse, and of the pipeline's other spans those about language models, in the same traces.</summary>
    /// <param name="builder">The pipeline. Its other exporters see observations too, without their content.</param>
    /// <param name="configure">Sets options; <see cref="LangfuseOptions.ExportForeignSpan"/> says which other spans go along.</param>
    /// <remarks>A <see cref="LangfuseClient"/> that the services already have is used; else one is started that lives as long as the
    /// pipeline. Langfuse adds itself to this pipeline only: nothing global is taken over.</remarks>
    public static TracerProviderBuilder AddLangfuse(this TracerProviderBuilder builder, Action<LangfuseOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder
            .AddSource(ObservationSource.Name)
            .AddProcessor(provider => NewProcessor(provider, configure));
    }

    private static LangfuseSpanProcessor NewProcessor(IServiceProvider provider, Action<LangfuseOptions>? configure)
    {
        if (provider.GetService<LangfuseClient>() is { } registered)
        {
            return new LangfuseSpanProcessor(registered, ownsClient: false);
        }

        var options = new LangfuseOptions();
        new LangfuseOptionsSource(provider.GetService<IConfiguration>()).Configure(options);
        options.LoggerFactory = provider.GetService<ILoggerFactory>();
        configure?.Invoke(options);
        return new LangfuseSpanProcessor(LangfuseClient.Start(options, project: null, ClientFactory.ModeIn(provider)), ownsClient: true);
    }
}
