namespace Langfuse.Observe.Weaver.Planning;

/// <summary>What becomes of one parameter.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Kind">How it is recorded.</param>
/// <param name="Type">The type of the value that is recorded, without references and modifiers.</param>
internal sealed record ArgumentPlan(ParameterDefinition Parameter, ArgumentKind Kind, TypeReference Type)
{
    /// <summary>The name under which it is recorded: the parameter's, which several discards of a lambda share.</summary>
    public string Name { get; init; } = Parameter.Name;

    /// <summary>Why it is not recorded as it is, for the build report; null when it is.</summary>
    public string? Note { get; init; }
}
