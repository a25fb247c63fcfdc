using Langfuse.Observe;
using Langfuse.Observe.Tracing;
using OpenTelemetry.Trace;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Langfuse to an application that has an OpenTelemetry pipeline of its own.</summary>
public static class LangfuseTracerProviderBuilderExtensions
{
    /// <summary>Delivers observations to Langfuse, and of the pipeline's other spans those about language models, in the same traces.</summary>
    /// <param name="builder">The pipeline. Its other exporters see observations too, without their content.</param>
    /// <param name="configure">Sets options; <see cref="LangfuseOptions.ExportForeignSpan"/> says which other spans go along.</param>
    /// <remarks>A <see cref="LangfuseClient"/> that the services already have is used; else one is started that lives as long as the
    /// pipeline. Langfuse adds itself to this pipeline only: nothing global is taken over. Called again for the same pipeline it only sets
    /// more options.</remarks>
    public static TracerProviderBuilder AddLangfuse(this TracerProviderBuilder builder, Action<LangfuseOptions>? configure = null)
    {
        LangfuseTracing.AddTo(builder, configure);
        return builder;
    }
}
