namespace Langfuse.Observe;

/// <summary>Records each call as a Langfuse observation, nested under the one that is current when the call begins.</summary>
/// <remarks>
/// <para>The build weaves the recording into the method itself, so every way of calling it is recorded: directly, through an interface,
/// a delegate or reflection. A method that cannot be woven is named by a build error.</para>
/// <para>On a property it means the accessors; on a class or struct the ordinary public and internal methods that have a body; on an assembly
/// the same for each type in <see cref="Namespaces"/>. The nearest attribute wins, and <see cref="NotObservedAttribute"/> takes a member or a
/// type out again. The attribute is not inherited: put it on the implementation, not on an abstract or interface member.</para>
/// </remarks>
[AttributeUsage(
    AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Event | AttributeTargets.Constructor
    | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Assembly,
    Inherited = false)]
public sealed class ObserveAttribute : Attribute
{
    /// <summary>The observation's name.</summary>
    /// <value>By default the method's name as written.</value>
    public string? Name { get; set; }

    /// <summary>The observation's type.</summary>
    /// <value>By default <see cref="ObservationType.Span"/>.</value>
    public ObservationType AsType { get; set; } = ObservationType.Span;

    /// <summary>Whether the arguments are recorded as the input.</summary>
    /// <value>By default <see langword="true"/>. The environment variable <c>LANGFUSE_OBSERVE_DECORATOR_IO_CAPTURE_ENABLED</c> set to
    /// <c>false</c> turns capture off everywhere.</value>
    public bool CaptureInput { get; set; } = true;

    /// <summary>Whether the result is recorded as the output.</summary>
    /// <value>By default <see langword="true"/>.</value>
    public bool CaptureOutput { get; set; } = true;

    /// <summary>The name of the model, for a generation or an embedding.</summary>
    public string? Model { get; set; }

    /// <summary>The level with which an observation starts. An exception raises it to <see cref="ObservationLevel.Error"/>.</summary>
    public ObservationLevel Level { get; set; }

    /// <summary>The version of the code or of the prompt, to compare by.</summary>
    public string? Version { get; set; }

    /// <summary>The name of the client (project) that receives the traces that begin here.</summary>
    /// <remarks>Only counts where the method is the root of a trace: a trace goes to one project.</remarks>
    public string? Project { get; set; }

    /// <summary>The share of the traces beginning here that are recorded, from 0 to 1, on top of the client's own rate.</summary>
    /// <remarks>Only counts where the method is the root of a trace.</remarks>
    public double SampleRate { get; set; } = 1;

    /// <summary>A type implementing <see cref="IStreamReducer{TItem, TResult}"/> that makes the output of a stream.</summary>
    /// <value>By default the concatenated text (strings, and items that have a <c>Text</c>), else the list of the items.</value>
    public Type? Reducer { get; set; }

    /// <summary>Whether each call starts a new trace, whatever is current.</summary>
    public bool Root { get; set; }

    /// <summary>On an assembly: the namespaces that are meant, comma-separated. <c>App</c> is that namespace alone, <c>App.*</c> it and all
    /// below.</summary>
    /// <value>By default every namespace of the assembly.</value>
    public string? Namespaces { get; set; }
}
