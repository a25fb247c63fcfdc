using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using static Langfuse.Observe.Analyzers.Flush.ClientStates;

namespace Langfuse.Observe.Analyzers.Flush;

/// <summary>Follows one client through a program: started, recorded to, flushed; through calls into other methods of the compilation.</summary>
internal sealed class ClientMachine(LangfuseSymbols symbols, ClientSite? site, CancellationToken cancellationToken) : FlowMachine
{
    private const int DeepestCall = 24;

    private readonly ClientCalls _calls = new(symbols);
    private readonly MethodBodies _bodies = MethodBodies.Of(symbols.Compilation);
    private readonly Dictionary<(ISymbol Method, int State), (int Normal, int Thrown)> _summaries = new(SummaryComparer.Instance);
    private readonly StartGuards? _guards = site is null ? null : StartGuards.Of(site, MethodBodies.Of(symbols.Compilation));
    private readonly HashSet<ISymbol> _active = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, IOperation> _delegates = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<CaptureId, IOperation> _captures = [];

    /// <summary>Whether the client is started on any way.</summary>
    public bool Reached { get; private set; }

    /// <summary>Whether the client is flushed or disposed on any way.</summary>
    public bool Flushes { get; private set; }

    /// <summary>Whether the program hands its life to a host.</summary>
    public bool RunsHost { get; private set; }

    /// <summary>The calls that end the process while something is not flushed.</summary>
    public Dictionary<SyntaxNode, IMethodSymbol> Exits { get; } = [];

    /// <summary>The bodies that were looked into.</summary>
    public HashSet<ISymbol> Visited { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a call records, itself or in code that it leads to.</summary>
    public static bool Records(IInvocationOperation call, ControlFlowGraph graph, LangfuseSymbols symbols, CancellationToken cancellationToken) =>
        (new ClientMachine(symbols, null, cancellationToken).Step(call, Fresh, graph).After & Dirty) != 0;

    public FlowOutcome Run(ControlFlowGraph graph, int states) => new FlowWalker(graph, this, cancellationToken).Run(states);

    public override FlowStep Step(IOperation operation, int states, ControlFlowGraph graph) => operation switch
    {
        IInvocationOperation call => Call(call, states, graph),
        IObjectCreationOperation { Constructor: { } constructor } creation => Construct(creation, constructor, states, graph),
        IPropertyReferenceOperation property => Access(property, states),
        IEventAssignmentOperation { Adds: true } subscription => Subscribe(subscription, states, graph),
        ISimpleAssignmentOperation assignment => Remember(assignment, states),
        IFlowCaptureOperation capture => Capture(capture, states),
        _ => new(states),
    };

    public override int Assume(IOperation condition, bool holds, int states) =>
        (ClientNullTest(condition) is { } nullWhen && nullWhen == holds) || _guards?.Exclude(condition, holds) == true ? states & Free : states;

    private bool? ClientNullTest(IOperation condition) => condition switch
    {
        IIsNullOperation test when IsClient(test.Operand) || EndsWithIt(test.Operand) || IsOfUsing(test) => true,
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => !ClientNullTest(not.Operand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } test when IsClient(test.LeftOperand) && IsNull(test.RightOperand) => true,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } test when IsClient(test.LeftOperand) && IsNull(test.RightOperand) => false,
        IIsPatternOperation { Pattern: IConstantPatternOperation pattern } test when IsClient(test.Value) && IsNull(pattern.Value) => true,
        IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation pattern } } test when IsClient(test.Value) && IsNull(pattern.Value) => false,
        IIsPatternOperation { Pattern: IRecursivePatternOperation or IDeclarationPatternOperation or ITypePatternOperation } test when IsClient(test.Value) => false,
        _ => null,
    };

    private bool IsClient(IOperation operation) => TypeOf(ClientCalls.Unwrap(operation)) is { } type && (symbols.IsClient(type) || IsOwner(type));

    /// <summary>Whether a type of this compilation ends clients that it holds: where it was not made, its client was not started.</summary>
    private bool IsOwner(ITypeSymbol type) =>
        site is not null && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, symbols.Compilation.Assembly)
        && Lifetimes.Of(symbols).Bodies.Any(body => SymbolEqualityComparer.Default.Equals(body.ContainingType, type));

    /// <summary>A using statement tests what it holds before it disposes it. If that is null there is nothing in it, and if it is not the way goes on.</summary>
    private static bool IsOfUsing(IIsNullOperation test) =>
        test.IsImplicit && test.Syntax is VariableDeclaratorSyntax or VariableDeclarationSyntax or UsingStatementSyntax or LocalDeclarationStatementSyntax or ExpressionSyntax { Parent: UsingStatementSyntax };

    /// <summary>Whether the client ends with the object: a provider or host that is null was not made.</summary>
    private bool EndsWithIt(IOperation operation) => TypeOf(ClientCalls.Unwrap(operation)) is { } type && site?.Kind switch
    {
        ClientKind.Container => ClientCalls.IsContainer(type),
        ClientKind.TracerProvider => type.Name == "TracerProvider",
        _ => false,
    };

    /// <summary>The type of a value, seen through the temporaries that the compiler makes for using statements and conditional access.</summary>
    private ITypeSymbol? TypeOf(IOperation? operation) =>
        operation is IFlowCaptureReferenceOperation reference && _captures.TryGetValue(reference.Id, out var value) ? value.Type : operation?.Type;

    private FlowStep Capture(IFlowCaptureOperation capture, int states)
    {
        // Ids are unique within a graph only; a capture is set before it is read, and read before another graph is entered in its place.
        _captures[capture.Id] = ClientCalls.Unwrap(capture.Value) ?? capture.Value;
        return new(states);
    }

    private static bool IsNull(IOperation operation) => ClientCalls.Unwrap(operation)?.ConstantValue is { HasValue: true, Value: null };

    private FlowStep Call(IInvocationOperation call, int states, ControlFlowGraph graph)
    {
        var method = Target(call);
        if (!call.IsImplicit && call.Syntax == site?.Call)
        {
            Reached = true;
            return new(Fresh);
        }

        if (ClientCalls.EndsProcess(method))
        {
            Exit(call, method, states);
            return new(0);
        }

        if (Ends(call, method))
        {
            Flushes = true;
            return new(AfterFlush(states));
        }

        if (ClientCalls.RunsHost(method))
        {
            RunsHost = true;
            Flushes |= site?.Kind == ClientKind.Container;
            return site?.Kind == ClientKind.Container ? new(AfterFlush(states)) : new(Recorded(states), Recorded(states));
        }

        if (RegistersStop(call, graph))
        {
            return new(Free);
        }

        var step = Into(call, method, states, graph);
        return _calls.Records(method) ? new(Recorded(step.After), Thrown(method, step)) : step;
    }

    private int Thrown(IMethodSymbol method, FlowStep step) =>
        ClientCalls.IsLangfuse(method.ContainingAssembly) && !symbols.Observed.Has(method) && !ClientCalls.CanThrow(method)
            ? step.Thrown
            : Recorded(step.Thrown | step.After);

    private bool Ends(IInvocationOperation call, IMethodSymbol method) => site?.Kind switch
    {
        ClientKind.Container => _calls.EndsClient(method, ReceiverType(call)) || ClientCalls.EndsContainer(method, ReceiverType(call)),
        ClientKind.TracerProvider => ClientCalls.EndsTracerProvider(method, ReceiverType(call)),
        _ => (_calls.EndsClient(method, ReceiverType(call)) && !IsOtherClient(ClientCalls.Receiver(call))) || ClientCalls.CompletesRun(method),
    };

    private ITypeSymbol? ReceiverType(IInvocationOperation call) => TypeOf(ClientCalls.Receiver(call));

    private bool IsOtherClient(IOperation? receiver)
    {
        var holder = receiver switch
        {
            ILocalReferenceOperation local => local.Local,
            IFieldReferenceOperation field => field.Field,
            IPropertyReferenceOperation property => (ISymbol)property.Property,
            _ => null,
        };
        return holder is not null && site?.Holder is not null && !SymbolEqualityComparer.Default.Equals(holder, site.Holder)
            && ClientSites.Of(symbols).Of(holder) is not null;
    }

    /// <summary>What happens in the code that a call leads to.</summary>
    private FlowStep Into(IInvocationOperation call, IMethodSymbol method, int states, ControlFlowGraph graph)
    {
        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            return Stored(call.Instance) is { } stored ? RunDelegate(stored, states, graph) : new(states);
        }

        var step = IsInSource(method) ? Enter(method, states) : new(states, ClientCalls.CanThrow(method) ? states : 0);
        return ClientCalls.Defers(method) ? step : RunDelegates(call.Arguments, step, graph);
    }

    private FlowStep Construct(IObjectCreationOperation creation, IMethodSymbol constructor, int states, ControlFlowGraph graph)
    {
        var step = IsInSource(constructor.ContainingType) ? Initialise(constructor.ContainingType, states) : new(states);
        if (IsInSource(constructor) && !constructor.IsImplicitlyDeclared)
        {
            var body = Enter(constructor, step.After);
            step = new(body.After, body.Thrown | step.Thrown);
        }

        return RunDelegates(creation.Arguments, step, graph, runs: creation.Type?.Name is "Thread" or "Task" or "Timer");
    }

    /// <summary>Runs the initialisers of fields and properties; the graph of a constructor has them not.</summary>
    private FlowStep Initialise(INamedTypeSymbol type, int states)
    {
        type = type.OriginalDefinition;
        if (_summaries.TryGetValue((type, states), out var known))
        {
            return new(known.Normal, known.Thrown);
        }

        if (_active.Count > DeepestCall || !_active.Add(type))
        {
            return new(states);
        }

        int normal = states, thrown = 0;
        foreach (var graph in _bodies.Initialisers(type, cancellationToken))
        {
            var outcome = Run(graph, normal);
            normal = outcome.Normal;
            thrown |= outcome.Thrown;
        }

        _active.Remove(type);
        _summaries[(type, states)] = (normal, thrown);
        return new(normal, thrown);
    }

    private FlowStep Access(IPropertyReferenceOperation property, int states)
    {
        var accessor = property.Property.GetMethod;
        if (accessor is null || !IsInSource(accessor))
        {
            return new(states);
        }

        var step = Enter(accessor, states);
        return symbols.Observed.Has(accessor) ? new(Recorded(step.After), Recorded(step.After)) : step;
    }

    private FlowStep Enter(IMethodSymbol method, int states)
    {
        var targets = Implementations(method);
        if (targets.Count == 0)
        {
            // Nobody implements it here: it can be anything, so it can record.
            return new(states | Recorded(states), Recorded(states));
        }

        int normal = 0, thrown = 0;
        foreach (var target in targets)
        {
            var (targetNormal, targetThrown) = Summary(target, states);
            var observed = symbols.Observed.Has(target);
            normal |= observed ? Recorded(targetNormal) : targetNormal;
            thrown |= observed ? Recorded(targetNormal | targetThrown) : targetThrown;
        }

        return new(normal, thrown);
    }

    private IReadOnlyList<IMethodSymbol> Implementations(IMethodSymbol method) =>
        method.IsAbstract || method.IsVirtual || method.IsOverride || method.ContainingType?.TypeKind == TypeKind.Interface
            ? SourceTypes.Of(symbols.Compilation).Implementations(method)
            : [method];

    private (int Normal, int Thrown) Summary(IMethodSymbol method, int states)
    {
        int normal = 0, thrown = 0;
        for (var state = Free; state <= Flushed; state <<= 1)
        {
            if ((states & state) != 0)
            {
                var (stateNormal, stateThrown) = Summarise(method, state);
                normal |= stateNormal;
                thrown |= stateThrown;
            }
        }

        return (normal, thrown);
    }

    private (int Normal, int Thrown) Summarise(IMethodSymbol method, int state)
    {
        method = method.OriginalDefinition;
        if (_summaries.TryGetValue((method, state), out var known))
        {
            return known;
        }

        if (_active.Count > DeepestCall || !_active.Add(method))
        {
            return (state, 0);
        }

        Visited.Add(method);
        var outcome = _bodies.Graph(method, cancellationToken) is { } graph ? Run(graph, state) : new() { Normal = state };
        _active.Remove(method);

        // What records can fail, whatever its code looks like.
        var thrown = outcome.Thrown | (state != Dirty && (outcome.Normal & Dirty) != 0 ? Dirty : 0);
        return _summaries[(method, state)] = (outcome.Normal, thrown);
    }

    private FlowStep RunDelegates(IEnumerable<IArgumentOperation> arguments, FlowStep step, ControlFlowGraph graph, bool runs = true)
    {
        foreach (var argument in arguments)
        {
            if (runs && AsDelegate(argument.Value) is { } code)
            {
                var ran = RunDelegate(code, step.After, graph);
                step = new(step.After | ran.After, step.Thrown | ran.Thrown);
            }
        }

        return step;
    }

    private FlowStep RunDelegate(IOperation code, int states, ControlFlowGraph graph)
    {
        switch (code)
        {
            case IFlowAnonymousFunctionOperation lambda:
                if (_bodies.Graph(lambda.Symbol, cancellationToken) is not { } body || !_active.Add(lambda.Symbol))
                {
                    return new(states);
                }

                Visited.Add(lambda.Symbol);
                var outcome = Run(body, states);
                _active.Remove(lambda.Symbol);
                return new(outcome.Normal, outcome.Thrown);
            case IMethodReferenceOperation reference:
                var step = IsInSource(reference.Method) ? Enter(reference.Method, states) : new(states);
                return _calls.Records(reference.Method) ? new(Recorded(step.After), Recorded(step.After)) : step;
            default:
                return new(states);
        }
    }

    private IOperation? AsDelegate(IOperation operation) => ClientCalls.Unwrap(operation) switch
    {
        IDelegateCreationOperation creation => AsDelegate(creation.Target),
        IFlowAnonymousFunctionOperation lambda => lambda,
        IMethodReferenceOperation reference => reference,
        ILocalReferenceOperation local => Stored(local),
        _ => null,
    };

    private IOperation? Stored(IOperation? reference) =>
        reference is ILocalReferenceOperation local && _delegates.TryGetValue(local.Local, out var code) ? code : null;

    private FlowStep Remember(ISimpleAssignmentOperation assignment, int states)
    {
        if (assignment.Target is ILocalReferenceOperation local && assignment.Value is IDelegateCreationOperation creation && AsDelegate(creation) is { } code)
        {
            _delegates[local.Local] = code;
        }

        return new(states);
    }

    /// <summary>A handler of <c>ProcessExit</c> that flushes covers every end that runs handlers at all.</summary>
    private FlowStep Subscribe(IEventAssignmentOperation subscription, int states, ControlFlowGraph graph) =>
        subscription.EventReference is IEventReferenceOperation { Event.Name: "ProcessExit" or "DomainUnload" } && FlushesIn(subscription.HandlerValue, graph)
            ? new(Free)
            : new(states);

    private bool RegistersStop(IInvocationOperation call, ControlFlowGraph graph) =>
        call.TargetMethod is { Name: "Register", ContainingType.Name: "CancellationToken" }
        && ClientCalls.Unwrap(call.Instance) is IPropertyReferenceOperation { Property.Name: "ApplicationStopping" or "ApplicationStopped" }
        && call.Arguments.Any(argument => FlushesIn(argument.Value, graph));

    private bool FlushesIn(IOperation handler, ControlFlowGraph graph) =>
        AsDelegate(handler) is { } code && RunDelegate(code, Dirty, graph).After == Flushed;

    private void Exit(IInvocationOperation call, IMethodSymbol method, int states)
    {
        if ((states & Dirty) != 0)
        {
            Exits[call.Syntax] = method;
        }
    }

    /// <summary>The method that runs, where the static type of the receiver tells more than the interface that it is called by.</summary>
    private static IMethodSymbol Target(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        return method.ContainingType?.TypeKind == TypeKind.Interface
            && ClientCalls.Unwrap(call.Instance)?.Type is { TypeKind: TypeKind.Class or TypeKind.Struct } type
            && type.FindImplementationForInterfaceMember(method) is IMethodSymbol implementation
                ? implementation
                : method;
    }

    private bool IsInSource(ISymbol symbol) =>
        SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, symbols.Compilation.Assembly)
        && (symbol is INamedTypeSymbol || !symbol.OriginalDefinition.DeclaringSyntaxReferences.IsEmpty);

    private sealed class SummaryComparer : IEqualityComparer<(ISymbol Method, int State)>
    {
        public static readonly SummaryComparer Instance = new();

        public bool Equals((ISymbol Method, int State) x, (ISymbol Method, int State) y) =>
            x.State == y.State && SymbolEqualityComparer.Default.Equals(x.Method, y.Method);

        public int GetHashCode((ISymbol Method, int State) key) => SymbolEqualityComparer.Default.GetHashCode(key.Method) ^ key.State;
    }
}
