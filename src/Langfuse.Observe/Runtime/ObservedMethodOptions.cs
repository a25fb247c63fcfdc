using System.ComponentModel;

namespace Langfuse.Observe.Runtime;

/// <summary>What woven code records of a method. The numbers are part of woven assemblies: only ever add.</summary>
[Flags]
[EditorBrowsable(EditorBrowsableState.Never)]
public enum ObservedMethodOptions
{
    /// <summary>Only that it ran.</summary>
    None = 0,

    /// <summary>The arguments.</summary>
    CaptureInput = 1,

    /// <summary>The result.</summary>
    CaptureOutput = 2,

    /// <summary>Each call starts a new trace.</summary>
    Root = 4,

    /// <summary>A stored trace can answer a call in place of the body.</summary>
    CanReplay = 8,
}
