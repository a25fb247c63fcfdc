namespace Langfuse.Observe.Runtime;

/// <summary>Leads from the beginning of an observed body to what surrounds it, where a stored trace answers the call. Woven code needs no branch for
/// that, and coverage tools see none; no code of the user's stands between the two.</summary>
#pragma warning disable CA1064 // It never leaves the method that it is thrown in.
internal sealed class BodyReplacedException(Observation scope) : Exception("The body of an observed method is answered by a replay.")
#pragma warning restore CA1064
{
    private readonly Observation _scope = scope;

    public static bool Is(object exception, Observation scope) => exception is BodyReplacedException replaced && ReferenceEquals(replaced._scope, scope);
}
