namespace Langfuse.Observe.Api;

/// <summary>What <see cref="PromptsApi.GetAsync"/> may be asked. What is left out does not narrow the answer.</summary>
public sealed record GetPromptQuery
{
    /// <summary>Version.</summary>
    public int? Version { get; init; }

    /// <summary>Label.</summary>
    public string? Label { get; init; }

    /// <summary>Resolve.</summary>
    public bool? Resolve { get; init; }

    internal ApiPath AddTo(ApiPath path) => path
        .Add("version", Version)
        .Add("label", Label)
        .Add("resolve", Resolve);
}
