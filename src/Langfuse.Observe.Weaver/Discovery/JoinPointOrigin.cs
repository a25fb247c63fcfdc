namespace Langfuse.Observe.Weaver.Discovery;

/// <summary>What asked for a method to be observed.</summary>
internal enum JoinPointOrigin
{
    /// <summary><c>[Observe]</c> on the method, its property or event.</summary>
    Member,

    /// <summary><c>[Observe]</c> on its type.</summary>
    Type,

    /// <summary><c>[assembly: Observe]</c>.</summary>
    Assembly,

    /// <summary>The build property LangfuseObserveWeaveAll.</summary>
    WeaveAll,
}
