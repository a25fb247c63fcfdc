using Microsoft.Extensions.AI;

namespace Langfuse.Observe;

/// <summary>Records what the clients of Microsoft.Extensions.AI do: each call is an observation under what is current.</summary>
/// <remarks>Nothing is thrown and no result is changed: while nothing records, calls pass straight through.</remarks>
public static class LangfuseAIExtensions
{
    /// <summary>Records each call of a chat client as a generation.</summary>
    /// <param name="client">The client; disposing the result disposes it.</param>
    /// <returns>A client that does the same and is recorded.</returns>
    public static IChatClient UseLangfuse(this IChatClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        return new LangfuseChatClient(client);
    }

    /// <summary>Records each call of an embedding generator as an embedding.</summary>
    /// <param name="generator">The generator; disposing the result disposes it.</param>
    /// <returns>A generator that does the same and is recorded.</returns>
    public static IEmbeddingGenerator<TInput, TEmbedding> UseLangfuse<TInput, TEmbedding>(this IEmbeddingGenerator<TInput, TEmbedding> generator)
        where TEmbedding : Embedding
    {
        ArgumentNullException.ThrowIfNull(generator);
        return new LangfuseEmbeddingGenerator<TInput, TEmbedding>(generator);
    }

    /// <summary>Records each call of a function as a tool, under the generation that asked for it where that is known.</summary>
    /// <param name="function">The function.</param>
    /// <returns>A function of the same name, schema and result.</returns>
    public static AIFunction UseLangfuse(this AIFunction function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return function as LangfuseFunction ?? new LangfuseFunction(function);
    }

    /// <summary>Records each transcription as a generation. The audio itself is not recorded.</summary>
    /// <param name="client">The client; disposing the result disposes it.</param>
    /// <returns>A client that does the same and is recorded.</returns>
    public static ISpeechToTextClient UseLangfuse(this ISpeechToTextClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        return new LangfuseSpeechToTextClient(client);
    }

    /// <summary>Records each generation of images as a generation, the images as media.</summary>
    /// <param name="generator">The generator; disposing the result disposes it.</param>
    /// <returns>A generator that does the same and is recorded.</returns>
    public static IImageGenerator UseLangfuse(this IImageGenerator generator)
    {
        ArgumentNullException.ThrowIfNull(generator);
        return new LangfuseImageGenerator(generator);
    }

    /// <summary>Records what passes this place of the pipeline. After <c>UseFunctionInvocation()</c> each call of the model is a generation.</summary>
    /// <param name="builder">The pipeline.</param>
    /// <returns>The same builder.</returns>
    public static ChatClientBuilder UseLangfuse(this ChatClientBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use(static inner => inner.UseLangfuse());
    }

    /// <summary>Records what passes this place of the pipeline.</summary>
    /// <param name="builder">The pipeline.</param>
    /// <returns>The same builder.</returns>
    public static EmbeddingGeneratorBuilder<TInput, TEmbedding> UseLangfuse<TInput, TEmbedding>(this EmbeddingGeneratorBuilder<TInput, TEmbedding> builder)
        where TEmbedding : Embedding
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use(static inner => inner.UseLangfuse());
    }

    /// <summary>Records what passes this place of the pipeline.</summary>
    /// <param name="builder">The pipeline.</param>
    /// <returns>The same builder.</returns>
    public static SpeechToTextClientBuilder UseLangfuse(this SpeechToTextClientBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use(static inner => inner.UseLangfuse());
    }

    /// <summary>Records what passes this place of the pipeline.</summary>
    /// <param name="builder">The pipeline.</param>
    /// <returns>The same builder.</returns>
    public static ImageGeneratorBuilder UseLangfuse(this ImageGeneratorBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use(static inner => inner.UseLangfuse());
    }
}
