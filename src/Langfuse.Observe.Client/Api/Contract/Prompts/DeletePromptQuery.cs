namespace Langfuse.Observe.Api;

/// <summary>What <see cref="PromptsApi.DeleteAsync"/> may be asked. What is left out does not narrow the answer.</summary>
public sealed record DeletePromptQuery
{
    /// <summary>Label.</summary>
    public string? Label { get; init; }

    /// <summary>Version.</summary>
    public int? Version { get; init; }

    internal ApiPath AddTo(ApiPath path) => path
        .Add("label", Label)
        .Add("version", Version);
}
