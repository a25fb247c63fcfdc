namespace Langfuse.Observe.Runtime;

/// <summary>The values of one <see cref="LangfuseContext.Propagate"/>, with those around it.</summary>
internal sealed class PropagatedValues(PropagatedValues? outer)
{
    public PropagatedValues? Outer { get; } = outer;

    public string? UserId { get; init; }

    public string? SessionId { get; init; }

    public string? Version { get; init; }

    public string? Environment { get; init; }

    public string? TraceName { get; init; }

    public string? Project { get; init; }

    public IPromptLink? Prompt { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>>? Metadata { get; init; }

    public bool AsBaggage { get; init; }

    /// <summary>The nearest value of a field, from here outwards up to but not including <paramref name="end"/>.</summary>
    public static T? Find<T>(PropagatedValues? from, PropagatedValues? end, Func<PropagatedValues, T?> field)
        where T : class
    {
        for (var scope = from; scope is not null && scope != end; scope = scope.Outer)
        {
            if (field(scope) is { } value)
            {
                return value;
            }
        }

        return null;
    }
}
