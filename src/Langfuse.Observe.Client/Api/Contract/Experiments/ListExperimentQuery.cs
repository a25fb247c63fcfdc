namespace Langfuse.Observe.Api;

/// <summary>What <see cref="ExperimentsApi.ListAsync"/> may be asked. What is left out does not narrow the answer.</summary>
public sealed record ListExperimentQuery
{
    /// <summary>Fields.</summary>
    public string? Fields { get; init; }

    /// <summary>Limit.</summary>
    public int? Limit { get; init; }

    /// <summary>Score limit.</summary>
    public int? ScoreLimit { get; init; }

    /// <summary>Cursor.</summary>
    public string? Cursor { get; init; }

    /// <summary>From start time.</summary>
    public required DateTimeOffset FromStartTime { get; init; }

    /// <summary>To start time.</summary>
    public DateTimeOffset? ToStartTime { get; init; }

    /// <summary>Id.</summary>
    public string? Id { get; init; }

    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>Dataset id.</summary>
    public string? DatasetId { get; init; }

    /// <summary>Filter.</summary>
    public string? Filter { get; init; }

    internal ApiPath AddTo(ApiPath path) => path
        .Add("fields", Fields)
        .Add("limit", Limit)
        .Add("scoreLimit", ScoreLimit)
        .Add("cursor", Cursor)
        .Add("fromStartTime", FromStartTime)
        .Add("toStartTime", ToStartTime)
        .Add("id", Id)
        .Add("name", Name)
        .Add("datasetId", DatasetId)
        .Add("filter", Filter);
}
