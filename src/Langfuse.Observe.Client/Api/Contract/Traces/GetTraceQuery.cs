namespace Langfuse.Observe.Api;

/// <summary>What <see cref="TracesApi.GetAsync"/> may be asked. What is left out does not narrow the answer.</summary>
public sealed record GetTraceQuery
{
    /// <summary>Fields.</summary>
    public string? Fields { get; init; }

    internal ApiPath AddTo(ApiPath path) => path
        .Add("fields", Fields);
}
