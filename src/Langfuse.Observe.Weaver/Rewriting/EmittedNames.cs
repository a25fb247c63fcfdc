namespace Langfuse.Observe.Weaver.Rewriting;

/// <summary>The names of what is added to a user's assembly: one prefix that C# cannot write and debuggers hide.</summary>
internal static class EmittedNames
{
    /// <summary>The classes that describe the observed methods.</summary>
    public const string Methods = "<>lfo__methods";

    /// <summary>The class that holds constants until the image is written.</summary>
    public const string Constants = "<>lfo__constants";

    /// <summary>The field of a state machine that holds its observation.</summary>
    public const string Scope = "<>lfo__scope";

    /// <summary>The field of an asynchronous iterator that holds what its body has made current, from a yield to the next step.</summary>
    public const string Yielded = "<>lfo__yielded";
}
