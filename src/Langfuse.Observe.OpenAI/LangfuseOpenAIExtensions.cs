using System.ClientModel.Primitives;
using Langfuse.Observe.OpenAI;

namespace Langfuse.Observe;

/// <summary>Records the calls of the OpenAI and Azure OpenAI clients.</summary>
public static class LangfuseOpenAIExtensions
{
    /// <summary>Records every call of the clients that are made with these options: chat, responses, embeddings, images, audio and moderation, streaming too.</summary>
    /// <param name="options">The options, not yet used by a client (<c>OpenAIClientOptions</c>, <c>AzureOpenAIClientOptions</c>).</param>
    /// <typeparam name="TOptions">The type of the options.</typeparam>
    /// <returns>The same options.</returns>
    /// <exception cref="InvalidOperationException">A client uses the options already.</exception>
    /// <remarks>Retries belong to one observation. While nothing records, calls pass straight through.</remarks>
    public static TOptions UseLangfuse<TOptions>(this TOptions options)
        where TOptions : ClientPipelineOptions
    {
        ArgumentNullException.ThrowIfNull(options);
        options.AddPolicy(LangfusePolicy.Instance, PipelinePosition.PerCall);
        return options;
    }
}
