namespace Langfuse.Observe.Weaver.Discovery;

/// <summary>What an <c>[Observe]</c> says; see <c>ObserveAttribute</c> for the meaning of each.</summary>
internal sealed record ObserveSettings
{
    public string? Name { get; init; }

    public int AsType { get; init; }

    public bool CaptureInput { get; init; } = true;

    public bool CaptureOutput { get; init; } = true;

    public string? Model { get; init; }

    public int Level { get; init; }

    public string? Version { get; init; }

    public string? Project { get; init; }

    public double SampleRate { get; init; } = 1;

    public TypeReference? Reducer { get; init; }

    public bool Root { get; init; }

    public string? Namespaces { get; init; }

    public static ObserveSettings Default { get; } = new();

    public static ObserveSettings Read(CustomAttribute attribute)
    {
        var settings = Default;
        foreach (var property in attribute.Properties)
        {
            settings = settings.With(property.Name, property.Argument.Value);
        }

        return settings;
    }

    private ObserveSettings With(string property, object? value) => property switch
    {
        nameof(Name) => this with { Name = (string?)value },
        nameof(AsType) => this with { AsType = (int)value! },
        nameof(CaptureInput) => this with { CaptureInput = (bool)value! },
        nameof(CaptureOutput) => this with { CaptureOutput = (bool)value! },
        nameof(Model) => this with { Model = (string?)value },
        nameof(Level) => this with { Level = (int)value! },
        nameof(Version) => this with { Version = (string?)value },
        nameof(Project) => this with { Project = (string?)value },
        nameof(SampleRate) => this with { SampleRate = (double)value! },
        nameof(Reducer) => this with { Reducer = (TypeReference?)value },
        nameof(Root) => this with { Root = (bool)value! },
        nameof(Namespaces) => this with { Namespaces = (string?)value },
        _ => this,
    };
}
