using Langfuse.Observe.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Langfuse.Observe.Analyzers.Flow;

/// <summary>A machine that goes where the program goes: into methods, constructors, accessors and delegates of the compilation, each summarised once for a state
/// and a type of <c>this</c>. What a call means by itself, a derived machine says.</summary>
internal abstract class ProgramMachine(LangfuseSymbols symbols, CancellationToken cancellationToken) : FlowMachine
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

    /// <summary>The states with which the body of a method begins.</summary>
    protected abstract int Begin(IMethodSymbol method, int states);

    /// <summary>What is true when a method has been run.</summary>
    protected abstract FlowStep Finish(IMethodSymbol method, int before, FlowStep step);

    /// <summary>What a call of a method that nobody implements here can do.</summary>
    protected abstract FlowStep Unknown(int states);

    /// <summary>Whether delegates given to the method run when a host or a container asks, and not now.</summary>
    protected abstract bool Defers(IMethodSymbol method);

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

    /// <summary>Runs code that is given as a delegate: a lambda, or a method by its name.</summary>
    protected FlowStep RunDelegate(IOperation code, int states, ControlFlowGraph graph)
    {
        _ran.Add(code);
        switch (code)
        {
            case IFlowAnonymousFunctionOperation lambda:
                if (_bodies.Graph(lambda.Symbol, CancellationToken) is not { } body || !_active.Add(lambda.Symbol))
                {
                    return new(states);
                }

                Visited.Add(lambda.Symbol);
                var outcome = Run(body, Begin(lambda.Symbol, states));
                _active.Remove(lambda.Symbol);
                return Finish(lambda.Symbol, states, outcome.Step with { Left = 0 });
            case IMethodReferenceOperation reference:
                return Finish(reference.Method, states, IsInSource(reference.Method) ? Enter(reference.Method, reference.Instance, states, isVirtual: true) : new(states));
            default:
                return new(states);
        }
    }

    protected IOperation? AsDelegate(IOperation? operation) => Unwrap(operation) switch
    {
        IDelegateCreationOperation creation => AsDelegate(creation.Target),
        IFlowAnonymousFunctionOperation lambda => lambda,
        IMethodReferenceOperation reference => reference,
        ILocalReferenceOperation local => _delegates.TryGetValue(local.Local, out var code) ? code : null,
        IFieldReferenceOperation field => _delegates.TryGetValue(field.Field, out var code) ? code : null,
        IParameterReferenceOperation parameter => _delegates.TryGetValue(parameter.Parameter.OriginalDefinition, out var code) ? code : null,
        IFlowCaptureReferenceOperation capture => Values(capture).FirstOrDefault() is { } value and not IFlowCaptureReferenceOperation ? AsDelegate(value) : null,
        _ => null,
    };

    protected static bool IsAsync(IOperation code) => code switch
    {
        IFlowAnonymousFunctionOperation lambda => lambda.Symbol.IsAsync,
        IMethodReferenceOperation reference => reference.Method.IsAsync,
        _ => false,
    };

    /// <summary>The states after a method of the compilation, by what its code does.</summary>
    protected FlowStep Enter(IMethodSymbol method, IOperation? instance, int states, bool isVirtual)
    {
        var receiver = Receiver(instance);
        var targets = Targets(method, receiver, isVirtual);
        if (targets.Count == 0)
        {
            return Unknown(states);
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

    private FlowStep Call(IInvocationOperation call, int states, ControlFlowGraph graph)
    {
        var method = Target(call);
        return Decide(call, method, states, graph) ?? Into(call, method, states, graph);
    }

    /// <summary>What happens in the code that a call leads to.</summary>
    private FlowStep Into(IInvocationOperation call, IMethodSymbol method, int states, ControlFlowGraph graph)
    {
        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            return AsDelegate(call.Instance) is { } stored ? RunDelegate(stored, states, graph) : new(states);
        }

        FlowStep step;
        if (method.MethodKind == MethodKind.Constructor)
        {
            step = call.Syntax.IsKind(SyntaxKind.BaseConstructorInitializer)
                ? Make(method, _self ?? method.ContainingType, states)
                : Summary(method, _self, states);
        }
        else if (IsInSource(method))
        {
            Bind(call.Arguments);
            step = Enter(method, call.Instance, states, call.IsVirtual || method.ContainingType?.TypeKind == TypeKind.Interface);
            step = step with { After = step.After | (ReadsToTheEnd(call) ? 0 : step.Left), Left = 0 };
        }
        else
        {
            step = Finish(method, states, new(states, Fallible.CanThrow(method) ? states : 0));
        }

        return Defers(method) ? step : RunDelegates(call.Arguments, step, graph);
    }

    /// <summary>Makes known what code a parameter of a delegate type is: a method that takes code runs it in its own place.</summary>
    private void Bind(IEnumerable<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter is { Type.TypeKind: TypeKind.Delegate } parameter && AsDelegate(argument.Value) is { } code)
            {
                _delegates[parameter.OriginalDefinition] = code;
                _ran.Remove(code);
            }
        }
    }

    private FlowStep Construct(IObjectCreationOperation creation, IMethodSymbol constructor, int states, ControlFlowGraph graph)
    {
        var step = Make(constructor, constructor.ContainingType, states);
        var later = creation.Type?.Name is "Timer";
        return RunDelegates(creation.Arguments, step, graph, runs: later || creation.Type?.Name is "Thread" or "Task", later);
    }

    /// <summary>Initialisers, base classes, and the constructor, in that order.</summary>
    private FlowStep Make(IMethodSymbol constructor, INamedTypeSymbol self, int states)
    {
        var type = constructor.ContainingType;
        if (!IsInSource(type))
        {
            return new(states);
        }

        var step = Initialise(type, states);
        if (type.BaseType is { } parent && IsInSource(parent) && !HasInitialiser(constructor))
        {
            var ofBase = parent.InstanceConstructors.FirstOrDefault(static candidate => candidate.Parameters.All(static parameter => parameter.IsOptional));
            step = step.Then(ofBase is null ? Initialise(parent, step.After) : Make(ofBase, self, step.After));
        }

        if (!constructor.IsImplicitlyDeclared && IsInSource(constructor))
        {
            step = step.Then(Summary(constructor, self.OriginalDefinition, step.After));
        }

        return step;
    }

    private bool HasInitialiser(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(CancellationToken) is ConstructorDeclarationSyntax { Initializer: not null };

    /// <summary>Runs the initialisers of fields and properties; the graph of a constructor has them not.</summary>
    private FlowStep Initialise(INamedTypeSymbol type, int states)
    {
        type = type.OriginalDefinition;
        var key = new SummaryKey(type, null, states);
        if (_summaries.TryGetValue(key, out var known))
        {
            return known;
        }

        if (_active.Count > DeepestCall || !_active.Add(type))
        {
            return new(states);
        }

        var step = new FlowStep(states);
        foreach (var graph in _bodies.Initialisers(type, CancellationToken))
        {
            step = step.Then(Run(graph, step.After).Step);
        }

        _active.Remove(type);
        return _summaries[key] = step;
    }

    private FlowStep Access(IPropertyReferenceOperation property, int states)
    {
        states = Read(property, states);
        var accessor = property.Property.GetMethod;
        return accessor is null || !IsInSource(accessor) ? new(states) : Enter(accessor, property.Instance, states, isVirtual: true) with { Left = 0 };
    }

    private FlowStep RunDelegates(IEnumerable<IArgumentOperation> arguments, FlowStep step, ControlFlowGraph graph, bool runs = true, bool later = false)
    {
        foreach (var argument in arguments)
        {
            if (runs && AsDelegate(argument.Value) is { } code && !(argument.Parameter is { Type.TypeKind: TypeKind.Delegate } parameter && IsInSource(parameter.ContainingSymbol) && _ran.Contains(code)))
            {
                var method = (argument.Parent as IInvocationOperation)?.TargetMethod;
                later |= method is not null && RunsLater(method);
                if (method is not null && !IsInSource(method) && BodyOf(code) is { } body)
                {
                    HandedOut.Add(body);
                }

                if (later)
                {
                    Later.Add((code, graph));
                }

                var ran = RunDelegate(code, step.After, graph);
                step = new(step.After | ran.After, step.Thrown | (later ? 0 : ran.Thrown), step.Guarded | (later ? 0 : ran.Guarded));
            }
        }

        return step;
    }

    private static IMethodSymbol? BodyOf(IOperation code) => (code as IFlowAnonymousFunctionOperation)?.Symbol ?? (code as IMethodReferenceOperation)?.Method;

    private static bool RunsLater(IMethodSymbol method) =>
        method is { Name: "Register" or "UnsafeRegister" or "Create" or "QueueUserWorkItem" or "UnsafeQueueUserWorkItem" or "ContinueWith", ContainingType.Name: "CancellationToken" or "PosixSignalRegistration" or "ThreadPool" or "Task" };

    private FlowStep Remember(ISimpleAssignmentOperation assignment, int states)
    {
        ISymbol? target = assignment.Target switch
        {
            ILocalReferenceOperation local => local.Local,
            IFieldReferenceOperation field => field.Field,
            _ => null,
        };
        if (target is not null && Unwrap(assignment.Value) is IDelegateCreationOperation or IFlowAnonymousFunctionOperation or IMethodReferenceOperation && AsDelegate(assignment.Value) is { } code)
        {
            _delegates[target] = code;
        }

        return new(states);
    }

    private FlowStep Capture(IFlowCaptureOperation capture, int states, ControlFlowGraph graph)
    {
        if (!_captures.TryGetValue((graph, capture.Id), out var known))
        {
            _captures[(graph, capture.Id)] = known = [];
        }

        foreach (var value in Values(capture.Value).ToList())
        {
            if (!known.Contains(value))
            {
                known.Add(value);
            }
        }

        return new(states);
    }

    private FlowStep Subscribe(IEventAssignmentOperation subscription, int states, ControlFlowGraph graph)
    {
        if (subscription.EventReference is not IEventReferenceOperation target || AsDelegate(subscription.HandlerValue) is not { } handler)
        {
            return new(states);
        }

        if (Subscribed(target, handler, states, graph) is { } step)
        {
            return step;
        }

        Later.Add((handler, graph));
        return new(states);
    }

    /// <summary>The method that runs, where the static type of the receiver tells more than the interface that it is called by.</summary>
    private IMethodSymbol Target(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        return method.ContainingType?.TypeKind == TypeKind.Interface
            && Receiver(call.Instance) is { TypeKind: TypeKind.Class or TypeKind.Struct } type
            && type.FindImplementationForInterfaceMember(method) is IMethodSymbol implementation
                ? implementation
                : method;
    }

    /// <summary>Whether what an iterator gives is read to its end; where that is not to be seen, it is.</summary>
    private static bool ReadsToTheEnd(IInvocationOperation call)
    {
        SyntaxNode value = call.Syntax;
        while (value.Parent is ParenthesizedExpressionSyntax or AwaitExpressionSyntax
            || value.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "WithCancellation" or "Select" or "Where" or "ToBlockingEnumerable" }
            || (value is MemberAccessExpressionSyntax && value.Parent is InvocationExpressionSyntax))
        {
            value = value.Parent;
        }

        return value.Parent switch
        {
            CommonForEachStatementSyntax each when each.Expression == value => !Leaves(each.Statement),
            MemberAccessExpressionSyntax access => !(access.Name.Identifier.ValueText is "First" or "FirstOrDefault" or "FirstAsync" or "FirstOrDefaultAsync" or "Take" or "TakeWhile"
                or "Any" or "AnyAsync" or "ElementAt" or "Single" or "GetEnumerator" or "GetAsyncEnumerator"),
            ExpressionStatementSyntax => false,
            _ => true,
        };
    }

    private static bool Leaves(StatementSyntax body) => body.DescendantNodesAndSelf(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
        .Any(node => node is ReturnStatementSyntax or GotoStatementSyntax
            || (node is BreakStatementSyntax && node.Ancestors().First(static outer => outer is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax or SwitchStatementSyntax) == body.Parent));

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
