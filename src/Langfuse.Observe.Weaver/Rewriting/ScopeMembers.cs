namespace Langfuse.Observe.Weaver.Rewriting;

/// <summary>What emitted code calls: <c>Langfuse.Observe.Runtime.ObservationScope</c> and what it takes.</summary>
/// <remarks>Written down here rather than read from the runtime library, which need not be opened for that.</remarks>
internal sealed class ScopeMembers
{
    private readonly ModuleDefinition _module;
    private readonly IMetadataScope _library;
    private readonly TypeReference _scope;
    private readonly GenericInstanceType _characters;

    public ScopeMembers(ModuleDefinition module, AssemblyNameReference library)
    {
        _module = module;
        _library = library;
        _scope = Reference("Langfuse.Observe.Runtime", "ObservationScope");
        Observation = Reference("Langfuse.Observe", "Observation");
        ObservedMethod = Reference("Langfuse.Observe.Runtime", "ObservedMethod");
        var types = module.TypeSystem;
        var span = new TypeReference("System", "ReadOnlySpan`1", module, types.CoreLibrary, valueType: true);
        span.GenericParameters.Add(new GenericParameter("T", span));
        _characters = new GenericInstanceType(span) { GenericArguments = { types.Char } };

        Begin = Static("Begin", Observation, ObservedMethod);
        BeginWithIds = Static("Begin", Observation, ObservedMethod, types.String, types.String);
        BeginStream = Static("BeginStream", Observation, ObservedMethod);
        BeginStreamWithIds = Static("BeginStream", Observation, ObservedMethod, types.String, types.String);
        CharactersArgument = Static("Argument", types.Void, Observation, types.String, _characters);
        OpaqueArgument = Static("OpaqueArgument", types.Void, Observation, types.String, types.String);
        SensitiveArgument = Static("SensitiveArgument", types.Void, Observation, types.String);
        EndArguments = Static("EndArguments", types.Void, Observation);
        CompleteVoid = Static("Complete", types.Void, Observation);
        CompleteCharacters = Static("Complete", types.Void, Observation, _characters);
        Fail = Static("Fail", types.Boolean, types.Object, Observation);
        End = Static("End", types.Void, Observation);
        EnterFilter = Static("EnterFilter", types.Object, Observation);
        LeaveFilter = Static("LeaveFilter", types.Void, types.Object);
        Leave = Static("Leave", types.Void, Observation);
        AsyncCompleteVoid = Static("AsyncComplete", types.Void, Observation);
        Replay = Static("Replay", types.Void, Observation);
        ReplayedVoid = Static("Replayed", types.Void, Observation);
        Yield = Static("Yield", types.Void, new ByReferenceType(types.Object));
        Resume = Static("Resume", types.Void, new ByReferenceType(types.Object));
    }

    public TypeReference Observation { get; }

    public TypeReference ObservedMethod { get; }

    public MethodReference Begin { get; }

    public MethodReference BeginWithIds { get; }

    public MethodReference BeginStream { get; }

    public MethodReference BeginStreamWithIds { get; }

    public MethodReference CharactersArgument { get; }

    public MethodReference OpaqueArgument { get; }

    public MethodReference SensitiveArgument { get; }

    public MethodReference EndArguments { get; }

    public MethodReference CompleteVoid { get; }

    public MethodReference CompleteCharacters { get; }

    public MethodReference Fail { get; }

    public MethodReference End { get; }

    public MethodReference EnterFilter { get; }

    public MethodReference LeaveFilter { get; }

    public MethodReference Leave { get; }

    public MethodReference AsyncCompleteVoid { get; }

    public MethodReference Replay { get; }

    public MethodReference ReplayedVoid { get; }

    public MethodReference Yield { get; }

    public MethodReference Resume { get; }

    /// <summary><c>new ObservedMethod(declaringType, name, type, options)</c>.</summary>
    public MethodReference NewObservedMethod => new(".ctor", _module.TypeSystem.Void, ObservedMethod)
    {
        HasThis = true,
        Parameters =
        {
            new ParameterDefinition(_module.TypeSystem.String),
            new ParameterDefinition(_module.TypeSystem.String),
            new ParameterDefinition(Reference("Langfuse.Observe", "ObservationType", isValueType: true)),
            new ParameterDefinition(Reference("Langfuse.Observe.Runtime", "ObservedMethodOptions", isValueType: true)),
        },
    };

    /// <summary>The constructor of <c>WovenAttribute</c>.</summary>
    public MethodReference NewWoven => new(".ctor", _module.TypeSystem.Void, Reference("Langfuse.Observe.Runtime", "WovenAttribute"))
    {
        HasThis = true,
        Parameters = { new ParameterDefinition(_module.TypeSystem.String) },
    };

    public TypeReference ObservationLevel => Reference("Langfuse.Observe", "ObservationLevel", isValueType: true);

    public MethodReference Argument(TypeReference type) => Generic("Argument", _module.TypeSystem.Void, type, Observation, _module.TypeSystem.String, null);

    public MethodReference ReferenceArgument(TypeReference type) =>
        Generic("ReferenceArgument", _module.TypeSystem.Void, type, byReference: true, Observation, _module.TypeSystem.String, null);

    /// <summary><c>ReferenceArgument</c> for a reference to a span of characters of the given type.</summary>
    public MethodReference ReferenceCharactersArgument(TypeReference span) =>
        Static("ReferenceArgument", _module.TypeSystem.Void, Observation, _module.TypeSystem.String, new ByReferenceType(span));

    /// <summary><c>Dereference</c>, which takes a reference and gives the value.</summary>
    public MethodReference Dereference(TypeReference type)
    {
        var method = new MethodReference("Dereference", _module.TypeSystem.Void, _scope);
        var parameter = new GenericParameter("T", method);
        method.GenericParameters.Add(parameter);
        method.ReturnType = parameter;
        method.Parameters.Add(new ParameterDefinition(new ByReferenceType(parameter)));
        return new GenericInstanceMethod(method) { GenericArguments = { type } };
    }

    /// <summary><c>UserId</c>, <c>SessionId</c> or <c>Model</c>.</summary>
    public MethodReference Marker(string name, TypeReference type) => Generic(name, _module.TypeSystem.Void, type, Observation, null);

    public MethodReference IdText(TypeReference type) => Generic("IdText", _module.TypeSystem.String, type, (TypeReference?)null);

    public MethodReference Complete(TypeReference type) => Generic("Complete", _module.TypeSystem.Void, type, Observation, null);

    public MethodReference CompleteReference(TypeReference type) =>
        Generic("CompleteReference", _module.TypeSystem.Void, type, byReference: true, Observation, null);

    public MethodReference AsyncComplete(TypeReference type) => Generic("AsyncComplete", _module.TypeSystem.Void, type, null, Observation);

    public MethodReference AsyncFail(TypeReference exception) => Static("AsyncFail", _module.TypeSystem.Void, exception, Observation);

    /// <summary><c>Follow</c> for a task or a stream of the given type.</summary>
    public MethodReference Follow(TypeReference type)
    {
        if (type is not GenericInstanceType generic)
        {
            return Static("Follow", type, Observation, type);
        }

        var method = new MethodReference("Follow", _module.TypeSystem.Void, _scope);
        var parameter = new GenericParameter("T", method);
        method.GenericParameters.Add(parameter);
        var open = new GenericInstanceType(generic.ElementType) { GenericArguments = { parameter } };
        method.ReturnType = open;
        method.Parameters.Add(new ParameterDefinition(Observation));
        method.Parameters.Add(new ParameterDefinition(open));
        return new GenericInstanceMethod(method) { GenericArguments = { generic.GenericArguments[0] } };
    }

    /// <summary><c>Replayed</c>, which gives a value of the type.</summary>
    public MethodReference Replayed(TypeReference type)
    {
        var method = new MethodReference("Replayed", _module.TypeSystem.Void, _scope) { Parameters = { new ParameterDefinition(Observation) } };
        var parameter = new GenericParameter("T", method);
        method.GenericParameters.Add(parameter);
        method.ReturnType = parameter;
        return new GenericInstanceMethod(method) { GenericArguments = { type } };
    }

    /// <summary><c>ReplayedTask</c> and the like, for a task or a stream of the given type.</summary>
    public MethodReference Replayed(string name, TypeReference type)
    {
        if (type is not GenericInstanceType generic)
        {
            return Static(name, type, Observation);
        }

        var method = new MethodReference(name, _module.TypeSystem.Void, _scope) { Parameters = { new ParameterDefinition(Observation) } };
        var parameter = new GenericParameter("T", method);
        method.GenericParameters.Add(parameter);
        method.ReturnType = new GenericInstanceType(generic.ElementType) { GenericArguments = { parameter } };
        return new GenericInstanceMethod(method) { GenericArguments = { generic.GenericArguments[0] } };
    }

    /// <summary><c>Leave</c> for a task of the given type.</summary>
    public MethodReference LeaveWith(TypeReference task)
    {
        if (task is not GenericInstanceType generic)
        {
            return Static("Leave", task, task, Observation);
        }

        var method = new MethodReference("Leave", _module.TypeSystem.Void, _scope);
        var parameter = new GenericParameter("T", method);
        method.GenericParameters.Add(parameter);
        var open = new GenericInstanceType(generic.ElementType) { GenericArguments = { parameter } };
        method.ReturnType = open;
        method.Parameters.Add(new ParameterDefinition(open));
        method.Parameters.Add(new ParameterDefinition(Observation));
        return new GenericInstanceMethod(method) { GenericArguments = { generic.GenericArguments[0] } };
    }

    /// <summary><c>FollowStream</c> for a task with the given stream in it.</summary>
    public MethodReference FollowStream(GenericInstanceType task, GenericInstanceType stream)
    {
        var method = new MethodReference("FollowStream", _module.TypeSystem.Void, _scope);
        var parameter = new GenericParameter("T", method);
        method.GenericParameters.Add(parameter);
        var openStream = new GenericInstanceType(stream.ElementType) { GenericArguments = { parameter } };
        var open = new GenericInstanceType(task.ElementType) { GenericArguments = { openStream } };
        method.ReturnType = open;
        method.Parameters.Add(new ParameterDefinition(Observation));
        method.Parameters.Add(new ParameterDefinition(open));
        return new GenericInstanceMethod(method) { GenericArguments = { stream.GenericArguments[0] } };
    }

    /// <summary><c>AsyncFollow</c> for a stream of the given type.</summary>
    public MethodReference AsyncFollow(TypeReference stream)
    {
        var generic = (GenericInstanceType)Discovery.TypeFacts.Unmodified(stream);
        var method = new MethodReference("AsyncFollow", _module.TypeSystem.Void, _scope);
        var parameter = new GenericParameter("T", method);
        method.GenericParameters.Add(parameter);
        var open = new GenericInstanceType(generic.ElementType) { GenericArguments = { parameter } };
        method.ReturnType = open;
        method.Parameters.Add(new ParameterDefinition(open));
        method.Parameters.Add(new ParameterDefinition(Observation));
        return new GenericInstanceMethod(method) { GenericArguments = { generic.GenericArguments[0] } };
    }

    /// <summary><c>ObservedMethod.WithX(value)</c>, which gives back the same object.</summary>
    public MethodReference With(string name, TypeReference value) => new("With" + name, ObservedMethod, ObservedMethod)
    {
        HasThis = true,
        Parameters = { new ParameterDefinition(value) },
    };

    private GenericInstanceMethod Generic(string name, TypeReference result, TypeReference type, params TypeReference?[] parameters) =>
        Generic(name, result, type, byReference: false, parameters);

    /// <summary>A null among the parameters stands for <c>T</c>.</summary>
    private GenericInstanceMethod Generic(string name, TypeReference result, TypeReference type, bool byReference, params TypeReference?[] parameters)
    {
        var method = new MethodReference(name, result, _scope);
        var parameter = new GenericParameter("T", method);
        method.GenericParameters.Add(parameter);
        foreach (var declared in parameters)
        {
            method.Parameters.Add(new ParameterDefinition(declared ?? (byReference ? new ByReferenceType(parameter) : parameter)));
        }

        return new GenericInstanceMethod(method) { GenericArguments = { type } };
    }

    private MethodReference Static(string name, TypeReference result, params TypeReference[] parameters)
    {
        var method = new MethodReference(name, result, _scope);
        foreach (var parameter in parameters)
        {
            method.Parameters.Add(new ParameterDefinition(parameter));
        }

        return method;
    }

    private TypeReference Reference(string @namespace, string name, bool isValueType = false) => new(@namespace, name, _module, _library, isValueType);
}
