namespace Langfuse.Observe.Weaver.Discovery;

/// <summary>A method that is to be observed.</summary>
/// <param name="Method">The method.</param>
/// <param name="Settings">What the nearest <c>[Observe]</c> says.</param>
/// <param name="Origin">Where that stands.</param>
/// <param name="Name">The member's name as written.</param>
internal sealed record JoinPoint(MethodDefinition Method, ObserveSettings Settings, JoinPointOrigin Origin, string Name)
{
    public MethodShape Shape { get; } = MethodShapes.Of(Method);
}
