using Langfuse.Observe;
using Langfuse.Observe.Tracing;

namespace OpenTelemetry.Trace;

/// <summary>Adds Langfuse to a pipeline, where only the namespace of the pipeline is imported.</summary>
public static class LangfuseTracingExtensions
{
    /// <summary>Delivers observations to Langfuse, and of the pipeline's other spans those about language models, in the same traces.</summary>
    /// <typeparam name="TBuilder">The type of the pipeline. That it is a parameter leaves the call clear where
    /// <c>Microsoft.Extensions.DependencyInjection</c>, which has the same method, is imported too.</typeparam>
    /// <param name="builder">The pipeline. Its other exporters see observations too, without their content.</param>
    /// <param name="configure">Sets options; <see cref="LangfuseOptions.ExportForeignSpan"/> says which other spans go along.</param>
    public static TBuilder AddLangfuse<TBuilder>(this TBuilder builder, Action<LangfuseOptions>? configure = null)
        where TBuilder : TracerProviderBuilder
    {
        LangfuseTracing.AddTo(builder, configure);
        return builder;
    }
}
