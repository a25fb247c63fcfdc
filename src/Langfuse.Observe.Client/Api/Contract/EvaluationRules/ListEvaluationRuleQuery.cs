namespace Langfuse.Observe.Api;

/// <summary>What <see cref="EvaluationRulesApi.ListAsync"/> may be asked. What is left out does not narrow the answer.</summary>
public sealed record ListEvaluationRuleQuery
{
    /// <summary>Limit.</summary>
    public int? Limit { get; init; }

    /// <summary>Cursor.</summary>
    public string? Cursor { get; init; }

    internal ApiPath AddTo(ApiPath path) => path
        .Add("limit", Limit)
        .Add("cursor", Cursor);
}
