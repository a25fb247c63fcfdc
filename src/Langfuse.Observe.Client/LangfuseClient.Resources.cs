using Langfuse.Observe.Api;

namespace Langfuse.Observe;

/// <content>What a project has.</content>
public sealed partial class LangfuseClient
{
    private readonly ApiConnection _connection;
    private LangfuseApi? _api;
    private PromptsClient? _prompts;

    /// <summary>The public API, operation by operation.</summary>
    public LangfuseApi Api => LazyInitializer.EnsureInitialized(ref _api, () => new LangfuseApi(_connection));

    /// <summary>The prompts of the project.</summary>
    public PromptsClient Prompts => LazyInitializer.EnsureInitialized(ref _prompts, () => new PromptsClient(_connection, Options, TimeProvider.System));
}
