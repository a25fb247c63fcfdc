namespace Langfuse.Observe.Weaver.Discovery;

/// <summary>What holds for the members of one type.</summary>
internal sealed class TypeScope
{
    // Accessors, and the methods that implement the accessors of an extension block, take what their property or event says.
    private readonly Dictionary<MethodDefinition, IMemberDefinition> _owners = [];

    private TypeScope(TypeDefinition type)
    {
        AddAccessors(type);
        foreach (var (implementation, property) in ExtensionBlock.Accessors(type))
        {
            _owners[implementation] = property;
        }
    }

    /// <summary>What holds for ordinary methods that say nothing themselves; null when nothing asks for them.</summary>
    public ObserveSettings? Settings { get; private init; }

    /// <summary>Where <see cref="Settings"/> stands.</summary>
    public JoinPointOrigin Origin { get; private init; }

    /// <summary>Whether <c>[NotObserved]</c> on the type, or on one around it, takes it out of wider settings.</summary>
    public bool IsOptedOut { get; private init; }

    public static TypeScope Of(TypeDefinition type, bool isOptedOut, ObserveSettings? assemblySettings)
    {
        if (ObserveMarks.Observe(type) is { } own)
        {
            return new TypeScope(type) { Settings = own, Origin = JoinPointOrigin.Type };
        }

        isOptedOut |= ObserveMarks.IsNotObserved(type);
        return new TypeScope(type)
        {
            Settings = isOptedOut || type.Name.StartsWith("<", StringComparison.Ordinal) ? null : assemblySettings,
            Origin = JoinPointOrigin.Assembly,
            IsOptedOut = isOptedOut,
        };
    }

    public bool IsMemberOptedOut(MethodDefinition method) =>
        ObserveMarks.IsNotObserved(method)
        || (_owners.TryGetValue(method, out var owner) && ObserveMarks.IsNotObserved(owner) && ObserveMarks.Observe(method) is null);

    public ObserveSettings? MemberSettings(MethodDefinition method) =>
        ObserveMarks.Observe(method) ?? (_owners.TryGetValue(method, out var owner) ? ObserveMarks.Observe(owner) : null);

    /// <summary>A property's or event's name for its accessors, else the method's own.</summary>
    public string NameOf(MethodDefinition method) =>
        _owners.TryGetValue(method, out var owner) ? owner.Name.Substring(owner.Name.LastIndexOf('.') + 1) : MemberNames.Short(method);

    private void AddAccessors(TypeDefinition type)
    {
        foreach (var property in type.HasProperties ? type.Properties : [])
        {
            Add(property, property.GetMethod);
            Add(property, property.SetMethod);
        }

        foreach (var declared in type.HasEvents ? type.Events : [])
        {
            Add(declared, declared.AddMethod);
            Add(declared, declared.RemoveMethod);
        }
    }

    private void Add(IMemberDefinition owner, MethodDefinition? accessor)
    {
        if (accessor is not null)
        {
            _owners[accessor] = owner;
        }
    }
}
