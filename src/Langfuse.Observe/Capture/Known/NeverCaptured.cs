namespace Langfuse.Observe.Capture.Known;

/// <summary>What is left out without being asked: it is no data, and nobody wants to read it. One list for weaver, generator, analyzers and runtime.</summary>
/// <remarks>A type is meant with all that derive from it or implement it. Names as reflection gives them.</remarks>
internal static class NeverCaptured
{
    private static readonly HashSet<string> s_types = new(StringComparer.Ordinal)
    {
        "System.Threading.CancellationToken", "System.Delegate", "System.MulticastDelegate", "System.IO.Stream", "System.IServiceProvider", "System.TimeProvider",
        "Microsoft.FSharp.Core.FSharpFunc`2",
        "System.Net.Http.HttpMessageInvoker", "System.Net.Http.HttpMessageHandler", "System.Net.Http.IHttpClientFactory",
        "System.Security.Claims.ClaimsPrincipal", "System.Data.IDbConnection",
        "Microsoft.AspNetCore.Http.HttpContext", "Microsoft.AspNetCore.Http.HttpRequest", "Microsoft.AspNetCore.Http.HttpResponse",
        "Microsoft.Extensions.Logging.ILogger", "Microsoft.Extensions.Logging.ILoggerFactory", "Microsoft.Extensions.Configuration.IConfiguration",
        "Microsoft.Extensions.DependencyInjection.IServiceScopeFactory", "Microsoft.EntityFrameworkCore.DbContext",

        // our own
        "Langfuse.Observe.LangfuseClient",

        // clients of AI libraries
        "Microsoft.Extensions.AI.IChatClient", "Microsoft.Extensions.AI.IEmbeddingGenerator", "Microsoft.Extensions.AI.IEmbeddingGenerator`2", "Microsoft.Extensions.AI.ISpeechToTextClient",
        "Microsoft.Extensions.AI.ITextToSpeechClient", "Microsoft.Extensions.AI.IImageGenerator", "Microsoft.Extensions.AI.IRealtimeClient", "Microsoft.Extensions.AI.IHostedFileClient",
        "Microsoft.Agents.AI.AIAgent", "Microsoft.Agents.AI.AgentThread", "Microsoft.Agents.AI.AgentSession",
        "Microsoft.SemanticKernel.Kernel", "Microsoft.SemanticKernel.Services.IAIService", "Microsoft.SemanticKernel.Agents.Agent", "Microsoft.SemanticKernel.Agents.AgentThread",
        "OpenAI.OpenAIClient", "OpenAI.Chat.ChatClient", "OpenAI.Responses.ResponsesClient", "OpenAI.Responses.OpenAIResponseClient", "OpenAI.Embeddings.EmbeddingClient",
        "OpenAI.Images.ImageClient", "OpenAI.Audio.AudioClient", "OpenAI.Moderations.ModerationClient", "OpenAI.Assistants.AssistantClient", "OpenAI.Files.OpenAIFileClient",
        "OpenAI.Batch.BatchClient", "OpenAI.VectorStores.VectorStoreClient", "OpenAI.Models.OpenAIModelClient", "OpenAI.Realtime.RealtimeClient",
        "Anthropic.IAnthropicClient", "Anthropic.Services.IMessageService", "OllamaSharp.IOllamaApiClient", "OllamaSharp.Chat",
        "ModelContextProtocol.McpSession", "ModelContextProtocol.Client.IMcpClient",
    };

    private static readonly string[] s_namespaces =
    [
        "Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting",
        "Microsoft.Extensions.Configuration", "Microsoft.Extensions.Logging", "Microsoft.Extensions.Http", "Microsoft.Data",
    ];

    public static bool Has(string? fullName) => fullName is not null && s_types.Contains(fullName);

    /// <summary>Whether types of the namespace are services: of one that is met inside other data the name of its type is recorded.</summary>
    public static bool IsService(string? space) => space is not null && Array.Exists(s_namespaces, name =>
        space.StartsWith(name, StringComparison.Ordinal) && (space.Length == name.Length || space[name.Length] == '.'));
}
