using Langfuse.Observe.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Langfuse.Observe.Analyzers.Flow;

/// <summary>A machine that goes where the program goes: into methods, constructors, accessors and delegates of the compilation, each summarised once for a state
/// and a type of <c>this</c>. What a call means by itself, a derived machine says.</summary>
internal abstract partial class ProgramMachine(LangfuseSymbols symbols, CancellationToken cancellationToken) : FlowMachine
{
    private const int DeepestCall = 24;

    private readonly MethodBodies _bodies = MethodBodies.Of(symbols.Compilation);
    private readonly Dictionary<SummaryKey, FlowStep> _summaries = [];
    private readonly HashSet<ISymbol> _active = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, IOperation> _delegates = new(SymbolEqualityComparer.Default);
    private readonly HashSet<IOperation> _ran = [];
    private readonly Dictionary<(ControlFlowGraph Graph, CaptureId Id), List<IOperation>> _captures = [];
    private ControlFlowGraph? _graph;
    private INamedTypeSymbol? _self;

    /// <summary>The bodies that were looked into.</summary>
    public HashSet<ISymbol> Visited { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Code that is given to a method of another assembly, which may keep it.</summary>
    public HashSet<ISymbol> HandedOut { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Code that runs at some time later, or never: handlers of events, timers, signals.</summary>
    protected List<(IOperation Code, ControlFlowGraph Graph)> Later { get; } = [];

    /// <summary>Code that a host or a container runs when it asks.</summary>
    protected List<(IOperation Code, ControlFlowGraph Graph)> Deferred { get; } = [];

    protected LangfuseSymbols Symbols { get; } = symbols;

    protected CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>The highest state; each is one bit.</summary>
    protected abstract int LastState { get; }

    public FlowOutcome Run(ControlFlowGraph graph, int states)
    {
        var outer = _graph;
        var outcome = new FlowWalker(graph, this, CancellationToken).Run(states);
        _graph = outer;
        return outcome;
    }

    public override FlowStep Step(IOperation operation, int states, ControlFlowGraph graph)
    {
        _graph = graph;
        var step = operation switch
        {
            IInvocationOperation call => Call(call, states, graph),
            IObjectCreationOperation { Constructor: { } constructor } creation => Construct(creation, constructor, states, graph),
            IPropertyReferenceOperation property => Access(property, states),
            IEventAssignmentOperation { Adds: true } subscription => Subscribe(subscription, states, graph),
            ISimpleAssignmentOperation assignment => Remember(assignment, states),
            IFlowCaptureOperation capture => Capture(capture, states, graph),
            IReturnOperation { Kind: OperationKind.YieldReturn } => new FlowStep(states, Left: states),
            _ => new FlowStep(states),
        };
        _graph = graph;
        return step;
    }

    /// <summary>What a call does by itself; null when that is what its code does.</summary>
    protected abstract FlowStep? Decide(IInvocationOperation call, IMethodSymbol method, int states, ControlFlowGraph graph);

    /// <summary>What a call of a delegate does by itself that stands for a method; null when that is what the method does.</summary>
    protected virtual FlowStep? DecideStored(IInvocationOperation call, IMethodSymbol method, int states) => null;

    /// <summary>The states with which the body of a method begins.</summary>
    protected abstract int Begin(IMethodSymbol method, int states);

    /// <summary>What is true when a method has been run.</summary>
    protected abstract FlowStep Finish(IMethodSymbol method, int before, FlowStep step);

    /// <summary>What a call of a method that nobody implements here can do.</summary>
    protected abstract FlowStep Unknown(int states);

    /// <summary>Whether delegates given to the method run when a host or a container asks, and not now.</summary>
    protected abstract bool Defers(IMethodSymbol method);

    /// <summary>What a method of another assembly does that is run as a delegate; null when nothing is known of it.</summary>
    protected virtual FlowStep? External(IMethodSymbol method, int states) => null;

    /// <summary>Of several implementations, whether it is one that matters: where there is none, all do.</summary>
    protected virtual bool IsMeant(IMethodSymbol implementation) => true;

    /// <summary>What a handler changes that somebody outside may run at any time from now on.</summary>
    protected virtual int MayRun(IOperation handler, int states, ControlFlowGraph graph) => states;

    /// <summary>What a handler of an event changes at once; null when it is only kept for later.</summary>
    protected virtual FlowStep? Subscribed(IEventReferenceOperation target, IOperation handler, int states, ControlFlowGraph graph) => null;

    /// <summary>What reading a property changes.</summary>
    protected virtual int Read(IPropertyReferenceOperation property, int states) => states;

    /// <summary>The values that an operation can be, seen through conversions and the temporaries of the compiler.</summary>
    protected IEnumerable<IOperation> Values(IOperation? operation)
    {
        operation = Unwrap(operation);
        if (operation is IFlowCaptureReferenceOperation reference && _graph is not null && _captures.TryGetValue((_graph, reference.Id), out var captured))
        {
            return captured;
        }

        return operation is null ? [] : [operation];
    }

    protected ITypeSymbol? TypeOf(IOperation? operation) => Values(operation).FirstOrDefault()?.Type;

    public static IOperation? Unwrap(IOperation? operation)
    {
        while (operation is IConversionOperation conversion)
        {
            operation = conversion.Operand;
        }

        return operation;
    }

    /// <summary>The states after a method of the compilation, by what its code does.</summary>
    protected FlowStep Enter(IMethodSymbol method, IOperation? instance, int states, bool isVirtual)
    {
        var receiver = Receiver(instance);
        return Enter(Targets(method, receiver, isVirtual), receiver, states);
    }

    private FlowStep Enter(IReadOnlyList<IMethodSymbol> targets, INamedTypeSymbol? receiver, int states)
    {
        if (targets.Count == 0)
        {
            return Unknown(states);
        }

        if (targets.Count > 1 && targets.Where(IsMeant).ToList() is { Count: > 0 } meant)
        {
            targets = meant;
        }

        var all = default(FlowStep);
        foreach (var target in targets)
        {
            all |= Finish(target, states, Summary(target, Self(target, receiver), Begin(target, states)));
        }

        return all;
    }

    protected bool IsInSource(ISymbol symbol) =>
        SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, Symbols.Compilation.Assembly)
        && (symbol is INamedTypeSymbol || !symbol.OriginalDefinition.DeclaringSyntaxReferences.IsEmpty);

    private IReadOnlyList<IMethodSymbol> Targets(IMethodSymbol method, INamedTypeSymbol? receiver, bool isVirtual) =>
        isVirtual && (method.IsAbstract || method.IsVirtual || method.IsOverride || method.ContainingType?.TypeKind == TypeKind.Interface)
            ? SourceTypes.Of(Symbols.Compilation).Implementations(method, receiver)
            : [method];

    private INamedTypeSymbol? Receiver(IOperation? instance) => Values(instance).FirstOrDefault() switch
    {
        null => null,
        IInstanceReferenceOperation self => _self ?? self.Type as INamedTypeSymbol,
        var other => other.Type as INamedTypeSymbol,
    };

    /// <summary>The type of <c>this</c> in a method, where it is another one than the method's own.</summary>
    private static INamedTypeSymbol? Self(IMethodSymbol method, INamedTypeSymbol? receiver) =>
        method.IsStatic || receiver is not { TypeKind: TypeKind.Class } || SymbolEqualityComparer.Default.Equals(receiver.OriginalDefinition, method.ContainingType.OriginalDefinition)
            ? null
            : receiver.OriginalDefinition;

    private FlowStep Summary(IMethodSymbol method, INamedTypeSymbol? self, int states)
    {
        var all = default(FlowStep);
        for (var state = 1; state <= LastState; state <<= 1)
        {
            if ((states & state) != 0)
            {
                all |= Summarise(method.OriginalDefinition, self, state);
            }
        }

        return all;
    }

    private FlowStep Summarise(IMethodSymbol method, INamedTypeSymbol? self, int state)
    {
        var key = new SummaryKey(method, self, state);
        var takesCode = method.Parameters.Any(static parameter => parameter.Type.TypeKind == TypeKind.Delegate);
        if (!takesCode && _summaries.TryGetValue(key, out var known))
        {
            return known;
        }

        if (_active.Count > DeepestCall || !_active.Add(method))
        {
            return new(state);
        }

        Visited.Add(method);
        var outer = _self;
        _self = self;
        var step = _bodies.Graph(method, CancellationToken) is { } graph ? Run(graph, state).Step : new(state);
        _self = outer;
        _active.Remove(method);

        // What a method does with the code that it is given is of this call only.
        return takesCode ? step : _summaries[key] = step;
    }

    private readonly struct SummaryKey(ISymbol method, ISymbol? self, int state) : IEquatable<SummaryKey>
    {
        private readonly ISymbol _method = method;
        private readonly ISymbol? _self = self;
        private readonly int _state = state;

        public bool Equals(SummaryKey other) => _state == other._state
            && SymbolEqualityComparer.Default.Equals(_method, other._method) && SymbolEqualityComparer.Default.Equals(_self, other._self);

        public override bool Equals(object? obj) => obj is SummaryKey other && Equals(other);

        public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(_method) ^ _state;
    }
}
