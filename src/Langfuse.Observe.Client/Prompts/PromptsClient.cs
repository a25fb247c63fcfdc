using System.Net;
using System.Text.Json;
using Langfuse.Observe.Api;
using Langfuse.Observe.Prompts;
using Langfuse.Observe.Recording;
using Langfuse.Observe.Values;

namespace Langfuse.Observe;

/// <summary>The prompts of a project: got with a cache before the server, created, labelled and deleted.</summary>
/// <remarks>A get that finds its prompt in the cache makes no request and allocates nothing. Requests carry the keys of the client that this
/// belongs to; a client without keys still gives fallbacks.</remarks>
public sealed class PromptsClient
{
    private readonly PromptsApi _api;
    private readonly PromptCache _cache;

    internal PromptsClient(ApiConnection connection, LangfuseOptions options, TimeProvider time)
    {
        _api = new PromptsApi(connection);
        var disk = options.PromptCacheDirectory is { } directory ? new PromptDisk(directory, options.PublicKey ?? "") : null;
        _cache = new PromptCache(FetchAsync, disk, options.PromptCacheTtl, options.Timeout, time);
    }

    /// <summary>Gets a text prompt.</summary>
    /// <param name="name">Its name; folders are separated by slashes.</param>
    /// <param name="label">The label of the version; by default <c>production</c>.</param>
    /// <param name="version">The number of the version, in place of a label.</param>
    /// <param name="fallback">The text to use when there is no such prompt, no server or no key. It is never linked to a generation.</param>
    /// <param name="cacheTtl">How long a copy is served without asking again; by default <see cref="LangfuseOptions.PromptCacheTtl"/>. Zero asks
    /// the server each time.</param>
    /// <param name="timeout">How long this call waits for a prompt that is in no cache; by default <see cref="LangfuseOptions.Timeout"/>.</param>
    /// <param name="cancellationToken">Ends the wait. The request goes on for others who want the prompt.</param>
    /// <remarks>A copy that is older than the time to live is returned at once, and a new one is fetched behind.</remarks>
    /// <exception cref="LangfuseException">There is no such prompt, it is a chat prompt, or the server cannot be asked, and there is no
    /// fallback.</exception>
    /// <exception cref="ArgumentException">The name is empty, or both version and label are given.</exception>
    public Task<TextPrompt> GetTextAsync(
        string name, string? label = null, int? version = null, string? fallback = null, TimeSpan? cacheTtl = null, TimeSpan? timeout = null,
        CancellationToken cancellationToken = default)
    {
        var key = PromptKey.Of(name, version, label);
        return _cache.Find(key, cacheTtl)?.Task as Task<TextPrompt>
            ?? LoadOrFallBackAsync(key, fallback, timeout, cancellationToken);
    }

    /// <summary>Gets a chat prompt.</summary>
    /// <param name="fallback">The messages to use when there is no such prompt, no server or no key. They are never linked to a
    /// generation.</param>
    /// <exception cref="LangfuseException">There is no such prompt, it is a text prompt, or the server cannot be asked, and there is no
    /// fallback.</exception>
    /// <inheritdoc cref="GetTextAsync"/>
    public Task<ChatPrompt> GetChatAsync(
        string name, string? label = null, int? version = null, IReadOnlyList<ChatPromptMessage>? fallback = null, TimeSpan? cacheTtl = null,
        TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var key = PromptKey.Of(name, version, label);
        return _cache.Find(key, cacheTtl)?.Task as Task<ChatPrompt>
            ?? LoadOrFallBackAsync(key, fallback, timeout, cancellationToken);
    }

    /// <summary>Creates a text prompt, or its next version when there is one of the name.</summary>
    /// <param name="name">The name; folders are separated by slashes.</param>
    /// <param name="prompt">The text, with variables as <c>{{name}}</c>.</param>
    /// <param name="labels">Labels for this version, taken away from the others: 1 to 36 of a-z, 0-9, <c>_</c>, <c>-</c> and <c>.</c>. <c>latest</c> is
    /// given by the server.</param>
    /// <param name="config">What to store beside it, such as the model and its parameters: any object.</param>
    /// <param name="tags">Tags of all versions; null keeps those that there are.</param>
    /// <param name="commitMessage">Why there is a new version, at most 500 characters.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The new version.</returns>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public async Task<TextPrompt> CreateTextAsync(
        string name, string prompt, IEnumerable<string>? labels = null, object? config = null, IEnumerable<string>? tags = null,
        string? commitMessage = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        var created = await CreateAsync(name, "text", ValueJson.Element(prompt)!.Value, labels, config, tags, commitMessage, cancellationToken).ConfigureAwait(false);
        return new TextPrompt(PromptHead.Of(created), prompt);
    }

    /// <summary>Creates a chat prompt, or its next version when there is one of the name.</summary>
    /// <param name="prompt">The messages, with variables as <c>{{name}}</c>, and <see cref="ChatPromptMessage.Placeholder"/>.</param>
    /// <inheritdoc cref="CreateTextAsync"/>
    public async Task<ChatPrompt> CreateChatAsync(
        string name, IEnumerable<ChatPromptMessage> prompt, IEnumerable<string>? labels = null, object? config = null, IEnumerable<string>? tags = null,
        string? commitMessage = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        ChatPromptMessage[] messages = [.. prompt];
        var json = ValueJson.Element(new System.Text.Json.Nodes.JsonArray([.. messages.Select(static message => message.ToJson())]))!.Value;
        var created = await CreateAsync(name, "chat", json, labels, config, tags, commitMessage, cancellationToken).ConfigureAwait(false);
        return new ChatPrompt(PromptHead.Of(created), messages);
    }

    /// <summary>Gives labels to a version and takes them away from the other versions. Labels that the version has stay.</summary>
    /// <param name="name">The prompt's name.</param>
    /// <param name="version">The number of the version.</param>
    /// <param name="labels">The labels.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public async Task AddLabelsAsync(string name, int version, IEnumerable<string> labels, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(labels);
        try
        {
            await _api.UpdateVersionAsync(name, version, new() { NewLabels = [.. labels.Distinct(StringComparer.Ordinal)] }, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // Also after a failure: it may have been done.
            _cache.Forget(name);
        }
    }

    /// <summary>Deletes a prompt, or of it one version or the version with a label.</summary>
    /// <param name="name">The prompt's name.</param>
    /// <param name="version">The number of a version; null for all.</param>
    /// <param name="label">The label of a version; null for all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, has no such prompt, or another prompt needs it.</exception>
    public async Task DeleteAsync(string name, int? version = null, string? label = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        try
        {
            await _api.DeleteAsync(name, new() { Version = version, Label = label }, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _cache.Forget(name);
        }
    }

    /// <summary>Lists prompts by name.</summary>
    /// <param name="name">Only the prompt of this name.</param>
    /// <param name="label">Only prompts with a version of this label.</param>
    /// <param name="tag">Only prompts with this tag.</param>
    public LangfuseList<PromptSummary> ListAsync(string? name = null, string? label = null, string? tag = null) =>
        _api.ListAsync(new() { Name = name, Label = label, Tag = tag, Limit = 100 }).Select(static prompt => new PromptSummary
        {
            Name = prompt.Name,
            IsChat = prompt.Type == PromptType.Chat,
            Versions = prompt.Versions,
            Labels = prompt.Labels,
            Tags = prompt.Tags,
            LastUpdatedAt = prompt.LastUpdatedAt,
            LastConfig = prompt.LastConfig,
        });

    /// <summary>Forgets every copy, so that each prompt is fetched anew.</summary>
    public void ClearCache() => _cache.Clear();

    // Apart from the gets, which would else make room for the fallback's closure each time.
    private Task<TextPrompt> LoadOrFallBackAsync(PromptKey key, string? fallback, TimeSpan? timeout, CancellationToken cancellationToken) =>
        LoadAsync<TextPrompt>(key, fallback is null ? null : () => new TextPrompt(PromptHead.Fallback(key.Name), fallback), timeout, cancellationToken);

    private Task<ChatPrompt> LoadOrFallBackAsync(PromptKey key, IReadOnlyList<ChatPromptMessage>? fallback, TimeSpan? timeout, CancellationToken cancellationToken) =>
        LoadAsync<ChatPrompt>(key, fallback is null ? null : () => new ChatPrompt(PromptHead.Fallback(key.Name), fallback), timeout, cancellationToken);

    private async Task<TPrompt> LoadAsync<TPrompt>(PromptKey key, Func<TPrompt>? fallback, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        try
        {
            var copy = await _cache.LoadAsync(key, waits: fallback is null, timeout, cancellationToken).ConfigureAwait(false);
            return copy.Task is Task<TPrompt> prompt ? await prompt.ConfigureAwait(false) : throw OtherKind(key, copy);
        }
        catch (LangfuseException exception) when (fallback is not null)
        {
            SelfLog.WarnOnce("fallback:" + key, $"The fallback of prompt {key} is used. {exception.Message}");
            return fallback();
        }
    }

    private async Task<Prompt> FetchAsync(PromptKey key, CancellationToken cancellationToken)
    {
        try
        {
            return await _api.GetAsync(key.Name, new() { Version = key.Version, Label = key.Label }, cancellationToken).ConfigureAwait(false);
        }
        catch (LangfuseException exception) when (exception.StatusCode == HttpStatusCode.NotFound)
        {
            throw exception.With(key.Version is null
                ? $"Create the prompt, give one of its versions the label '{key.Label}' (Prompts.AddLabelsAsync), or pass a fallback."
                : "Ask for a version that there is (Prompts.ListAsync names them), or pass a fallback.");
        }
    }

    private async Task<Prompt> CreateAsync(
        string name, string type, JsonElement prompt, IEnumerable<string>? labels, object? config, IEnumerable<string>? tags, string? commitMessage,
        CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var request = new CreatePromptRequest
        {
            Name = name,
            Type = type,
            Prompt = prompt,
            Labels = labels is null ? [] : [.. labels.Distinct(StringComparer.Ordinal)],
            Config = ValueJson.Element(config),
            Tags = tags is null ? null : [.. tags.Distinct(StringComparer.Ordinal)],
            CommitMessage = commitMessage,
        };
        try
        {
            return await _api.CreateAsync(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _cache.Forget(name);
        }
    }

    private static LangfuseException OtherKind(PromptKey key, PromptCopy copy) => new(copy.IsChat
        ? $"Prompt {key} is a chat prompt. Get it with GetChatAsync."
        : $"Prompt {key} is a text prompt. Get it with GetTextAsync.");
}
