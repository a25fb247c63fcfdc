using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace Langfuse.Observe.Runtime;

/// <summary>What the weaver knows of one observed method. Woven code keeps one in a static field; do not use it by hand.</summary>
/// <param name="declaringType">The full name of the declaring type.</param>
/// <param name="name">The observation's name.</param>
/// <param name="type">The observation's type.</param>
/// <param name="options">What is recorded.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ObservedMethod(string declaringType, string name, ObservationType type, ObservedMethodOptions options)
{
    // What a trimmed program must keep of a reducer: it is made and bound by reflection.
    private const DynamicallyAccessedMemberTypes ReducerMembers =
        DynamicallyAccessedMemberTypes.PublicParameterlessConstructor | DynamicallyAccessedMemberTypes.Interfaces;

    /// <summary>The full name of the declaring type.</summary>
    public string DeclaringType { get; } = declaringType;

    /// <summary>The observation's name.</summary>
    public string Name { get; } = name;

    /// <summary>The observation's type.</summary>
    public ObservationType Type { get; } = type;

    /// <summary>What is recorded.</summary>
    public ObservedMethodOptions Options { get; } = options;

    internal string? Model { get; private set; }

    internal ObservationLevel Level { get; private set; }

    internal string? Version { get; private set; }

    internal string? Project { get; private set; }

    internal double SampleRate { get; private set; } = 1;

    [DynamicallyAccessedMembers(ReducerMembers)]
    internal Type? Reducer { get; private set; }

    internal bool CapturesInput => (Options & ObservedMethodOptions.CaptureInput) != 0;

    internal bool CapturesOutput => (Options & ObservedMethodOptions.CaptureOutput) != 0;

    internal bool CanReplay => (Options & ObservedMethodOptions.CanReplay) != 0;

    internal bool IsRoot => (Options & ObservedMethodOptions.Root) != 0;

    /// <summary>Sets <see cref="ObserveAttribute.Model"/>.</summary>
    public ObservedMethod WithModel(string model)
    {
        Model = model;
        return this;
    }

    /// <summary>Sets <see cref="ObserveAttribute.Level"/>.</summary>
    public ObservedMethod WithLevel(ObservationLevel level)
    {
        Level = level;
        return this;
    }

    /// <summary>Sets <see cref="ObserveAttribute.Version"/>.</summary>
    public ObservedMethod WithVersion(string version)
    {
        Version = version;
        return this;
    }

    /// <summary>Sets <see cref="ObserveAttribute.Project"/>.</summary>
    public ObservedMethod WithProject(string project)
    {
        Project = project;
        return this;
    }

    /// <summary>Sets <see cref="ObserveAttribute.SampleRate"/>.</summary>
    public ObservedMethod WithSampleRate(double sampleRate)
    {
        SampleRate = sampleRate;
        return this;
    }

    /// <summary>Sets <see cref="ObserveAttribute.Reducer"/>.</summary>
    public ObservedMethod WithReducer([DynamicallyAccessedMembers(ReducerMembers)] Type reducer)
    {
        Reducer = reducer;
        return this;
    }
}
