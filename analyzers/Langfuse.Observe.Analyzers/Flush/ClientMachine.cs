using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using static Langfuse.Observe.Analyzers.Flush.ClientStates;

namespace Langfuse.Observe.Analyzers.Flush;

/// <summary>Follows one client through a program: started, recorded to, flushed, disposed.</summary>
internal sealed class ClientMachine(LangfuseSymbols symbols, ClientSite? site, CancellationToken cancellationToken) : ProgramMachine(symbols, cancellationToken)
{
    private readonly ClientCalls _calls = new(symbols);
    private readonly StartGuards? _guards = site is null ? null : StartGuards.Of(site, MethodBodies.Of(symbols.Compilation));
    private readonly ClientReferences _references = new(site, symbols, cancellationToken);
    private bool _recordsAtAll;

    /// <summary>Whether the client is started on any way.</summary>
    public bool Reached { get; private set; }

    /// <summary>Whether the program hands its life to a host.</summary>
    public bool RunsHost { get; private set; }

    /// <summary>Whether an exception that nobody handles is flushed by a handler of <c>UnhandledException</c>.</summary>
    public bool FlushesWhenItCrashes { get; private set; }

    /// <summary>The call that starts another client in the place of this one.</summary>
    public InvocationExpressionSyntax? Successor { get; init; }

    /// <summary>Whether the successor is started while this client is not ended.</summary>
    public bool IsReplaced { get; private set; }

    /// <summary>The calls that end the process while something is not flushed.</summary>
    public Dictionary<SyntaxNode, IMethodSymbol> Exits { get; } = [];

    /// <summary>The calls of asynchronous methods of the program that flush, whose task is dropped.</summary>
    public Dictionary<InvocationExpressionSyntax, IMethodSymbol> DroppedFlushes { get; } = [];

    protected override int LastState => Disposed;

    /// <summary>Whether a call records, itself or in code that it leads to.</summary>
    public static bool Records(IInvocationOperation call, ControlFlowGraph graph, LangfuseSymbols symbols, CancellationToken cancellationToken) =>
        (new ClientMachine(symbols, null, cancellationToken).Step(call, Fresh, graph).After & Dirty) != 0;

    /// <summary>Whether code given as a delegate records.</summary>
    public bool RecordsIn(IOperation code, ControlFlowGraph graph) =>
        AsDelegate(code) is { } body && (RunDelegate(body, Fresh, graph).After & Dirty) != 0;

    /// <summary>The body of code given as a delegate, when that is async and gives no task.</summary>
    public IMethodSymbol? AsyncVoid(IOperation code) => AsDelegate(code) switch
    {
        IFlowAnonymousFunctionOperation { Symbol: { IsAsync: true, ReturnsVoid: true } lambda } => lambda,
        IMethodReferenceOperation { Method: { IsAsync: true, ReturnsVoid: true } method } => method,
        _ => null,
    };

    /// <summary>Runs what a container makes and a host calls while something is recorded: only whether it ends the process counts.</summary>
    public void RunHosted()
    {
        if (!_recordsAtAll)
        {
            return;
        }

        foreach (var (code, graph) in Deferred.Take(64).ToList())
        {
            RunDelegate(code, Dirty, graph);
        }

        foreach (var method in HostedCode.Of(Symbols.Compilation, CancellationToken))
        {
            RunCode(method, Dirty);
        }
    }

    /// <summary>Runs what some event, timer or signal can run while something is recorded: it may end the process.</summary>
    public void RunHandlers()
    {
        for (var i = 0; _recordsAtAll && i < Later.Count && i < 64; i++)
        {
            RunDelegate(Later[i].Code, Dirty, Later[i].Graph);
        }
    }

    public override int Assume(IOperation condition, bool holds, int states) =>
        IsNeverSo(condition, holds) || (NullEvent(condition) == holds) ? 0
        : !holds && EndsInLoop(condition) ? AfterDispose(states)
        : !holds && StoredEnd(LoopOf(condition)) is { } after ? after(states)
        : (NullWhen(condition) is { } nullWhen && nullWhen == holds) || _guards?.Exclude(condition, holds) == true || (!holds && IsTakenFrom(condition)) ? states & Free : states;

    protected override FlowStep? Decide(IInvocationOperation call, IMethodSymbol method, int states, ControlFlowGraph graph)
    {
        if (Successor is not null && call.Syntax == Successor)
        {
            IsReplaced |= (states & (Fresh | Dirty)) != 0;
            return new(states);
        }

        if (!call.IsImplicit && call.Syntax == site?.Call)
        {
            Reached = true;
            return new(Fresh);
        }

        if (_calls.EndsProcess(call))
        {
            if ((states & Dirty) != 0)
            {
                Exits[call.Syntax] = method;
            }

            return new(0);
        }

        if (Ends(call, method))
        {
            return new(method.Name.StartsWith("Flush", StringComparison.Ordinal) ? AfterFlush(states) : AfterDispose(states) | (IsPartOfAll(call, method) ? states : 0));
        }

        if (!IsInSource(method) && method.MethodKind != MethodKind.DelegateInvoke && StoredEnd(call.Arguments.FirstOrDefault(static argument => argument.Syntax is ArgumentSyntax { Expression: LambdaExpressionSyntax })?.Syntax) is { } end)
        {
            // steps.ForEach(step => step()), Task.WhenAll(steps.Select(step => step()))
            return new(end(states));
        }

        if (ClientCalls.RunsHost(method))
        {
            RunsHost = true;
            _recordsAtAll = true;
            return site?.Kind == ClientKind.Container ? new(AfterDispose(states)) : new(Recorded(states), Recorded(states));
        }

        if (site?.Kind == ClientKind.Container && method.Name is "Start" or "StartAsync" && TypeOf(ClientCalls.Receiver(call)) is { } started && ClientCalls.IsContainer(started))
        {
            // What is hosted begins to record.
            return new(Recorded(states));
        }

        if (RegistersStop(call, graph))
        {
            return new(Free);
        }

        return IsDroppedFlush(call, method) ? Dropped(call, method, states) : null;
    }

    /// <summary><c>static readonly Action&lt;int> Quit = Environment.Exit;</c></summary>
    protected override FlowStep? DecideStored(IInvocationOperation call, IMethodSymbol method, int states)
    {
        if (!ClientCalls.EndsProcess(method))
        {
            return null;
        }

        if ((states & Dirty) != 0)
        {
            Exits[call.Syntax] = method;
        }

        return new(0);
    }

    protected override int Begin(IMethodSymbol method, int states) => Symbols.Observed.Has(method) ? RecordedHere(states, method) : states;

    protected override FlowStep Finish(IMethodSymbol method, int before, FlowStep step)
    {
        if (!_calls.Records(method) || IsOfOtherClient(method))
        {
            // Code in a try may fail, whatever it looks like: its author says so.
            return IsInSource(method) ? step with { Guarded = step.Guarded | before | step.After } : step;
        }

        var after = RecordedHere(step.After, method);
        var thrown = step.Thrown == 0 ? 0 : RecordedHere(step.Thrown, method);
        return ClientCalls.IsLangfuse(method.ContainingAssembly) && !Symbols.Observed.Has(method)
            ? new(after, method.Name.StartsWith("ThrowIf", StringComparison.Ordinal) ? after : 0)
            : new(after, thrown, RecordedHere(step.Guarded | after, method));
    }

    protected override FlowStep Unknown(int states) => new(states | Recorded(states), Recorded(states));

    protected override bool Defers(IMethodSymbol method) => ClientCalls.Defers(method);

    protected override int Read(IPropertyReferenceOperation property, int states)
    {
        // The value of a Lazy starts the client at its first use.
        if (property.Property.Name == "Value" && site is { Storage: ClientStorage.Returned } && _references.Means(property.Instance is null ? [] : Values(property.Instance)))
        {
            Reached = true;
            return (states & ~Free) | ((states & Free) != 0 ? Fresh : 0);
        }

        return states;
    }

    /// <summary>A handler of <c>ProcessExit</c> that flushes before it returns covers every end that runs handlers at all.</summary>
    protected override FlowStep? Subscribed(IEventReferenceOperation target, IOperation handler, int states, ControlFlowGraph graph)
    {
        switch (target.Event.Name)
        {
            case "ProcessExit" or "DomainUnload" or "Unloading":
                return FlushesIn(handler, graph) ? new(Free) : new(states);
            case "UnhandledException":
                FlushesWhenItCrashes |= FlushesIn(handler, graph);
                return null;
            default:
                return null;
        }
    }

    /// <summary><c>cleanup.Push(client.DisposeAsync)</c></summary>
    protected override FlowStep? External(IMethodSymbol method, int states) =>
        _calls.EndsClient(method, method.ContainingType) ? new(method.Name.StartsWith("Flush", StringComparison.Ordinal) ? AfterFlush(states) : AfterDispose(states)) : null;

    protected override bool IsMeant(IMethodSymbol implementation) => _references.IsIn(implementation.ContainingType);

    protected override int MayRun(IOperation handler, int states, ControlFlowGraph graph) => states | (RunDelegate(handler, states, graph).After & Dirty);

    private int RecordedHere(int states, IMethodSymbol method)
    {
        if (IsOfOtherClient(method))
        {
            return states;
        }

        _recordsAtAll |= (states & ~Free) != 0;

        // What is recorded after this client's end goes to the next one, when there is one.
        return _references.IsAlone ? Recorded(states) : (states & Disposed) | ((states & ~Disposed) != 0 ? Recorded(states & ~Disposed) : 0);
    }

    /// <summary>A client with a project of its own gets what names that project, and what is called on it.</summary>
    private bool IsOfOtherClient(IMethodSymbol method) =>
        !_references.IsAlone && site?.Project is not null && Symbols.Observed.AttributeOf(method) is { } data
        && !data.NamedArguments.Any(static argument => argument.Key == "Project");

    private bool? NullWhen(IOperation condition) => condition switch
    {
        IIsNullOperation test when IsIt(test.Operand) || EndsWithIt(test.Operand) || IsOfUsing(test) => true,
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => !NullWhen(not.Operand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } test when IsIt(test.LeftOperand) && IsNull(test.RightOperand) => true,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } test when IsIt(test.LeftOperand) && IsNull(test.RightOperand) => false,
        IIsPatternOperation { Pattern: IConstantPatternOperation pattern } test when IsIt(test.Value) && IsNull(pattern.Value) => true,
        IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation pattern } } test when IsIt(test.Value) && IsNull(pattern.Value) => false,
        IIsPatternOperation { Pattern: IRecursivePatternOperation parts } when OnlyAsksForIt(parts) => false,
        IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IRecursivePatternOperation parts } } when OnlyAsksForIt(parts) => true,
        IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IRecursivePatternOperation or IDeclarationPatternOperation or ITypePatternOperation } } test when IsIt(test.Value) => true,
        IIsPatternOperation { Pattern: IRecursivePatternOperation or IDeclarationPatternOperation or ITypePatternOperation } test when IsIt(test.Value) => false,
        _ => null,
    };

    /// <summary><c>context is { Client: { } client }</c>: nothing but the client can be what is missing.</summary>
    private bool OnlyAsksForIt(IRecursivePatternOperation parts) =>
        parts.DeconstructionSubpatterns.IsEmpty && parts.PropertySubpatterns.Length == 1 && parts.PropertySubpatterns[0] is { Member: { } member, Pattern: var pattern }
        && (_references.Means([member]) || TypeOf(member) is { } type && Symbols.IsClient(type))
        && pattern is IRecursivePatternOperation { PropertySubpatterns.IsEmpty: true, DeconstructionSubpatterns.IsEmpty: true } or IDeclarationPatternOperation or ITypePatternOperation or INegatedPatternOperation { Pattern: IConstantPatternOperation };

    /// <summary><c>for (...) list[i].Dispose();</c>, <c>while (stack.Count > 0) stack.Pop().Dispose();</c>: when the loop is over, so are all items.</summary>
    private bool EndsInLoop(IOperation condition)
    {
        var loop = condition.Syntax.FirstAncestorOrSelf<StatementSyntax>();
        var end = loop switch
        {
            ForStatementSyntax counted => counted.Condition,
            WhileStatementSyntax repeated => repeated.Condition,
            _ => null,
        };
        return loop is not null && end?.Span.Contains(condition.Syntax.Span) == true && _references.EndsItemWithin(loop);
    }

    /// <summary><c>Closing?.Invoke()</c>, where the program gives the event a handler: it is not null.</summary>
    private bool? NullEvent(IOperation condition) => condition switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => !NullEvent(not.Operand),
        IIsNullOperation { Operand: var raised } when Values(raised).FirstOrDefault() is IEventReferenceOperation { Syntax: ExpressionSyntax place } => StoredCode.Of(place, Symbols.Compilation, CancellationToken).All.Count > 0 ? true : null,
        _ => null,
    };

    /// <summary>What is true when the code that is called for each item of a collection is one that ends the client, and there is at least that item.</summary>
    private Func<int, int>? StoredEnd(SyntaxNode? code)
    {
        if (code is null || site is null)
        {
            return null;
        }

        foreach (var body in StoredCode.CalledIn(code, Symbols.Compilation, CancellationToken).Where(static stored => stored is { IsOneOfMany: true, IsPicked: false }).SelectMany(static stored => stored.All))
        {
            if (RunCode(body, Dirty).After is var after && after != 0 && (after & (Dirty | Fresh)) == 0)
            {
                return (after & Disposed) != 0 ? AfterDispose : AfterFlush;
            }
        }

        return null;
    }

    /// <summary>The loop that a condition ends; the enumeration of <c>foreach</c> too.</summary>
    private static StatementSyntax? LoopOf(IOperation condition) => condition.Syntax.FirstAncestorOrSelf<StatementSyntax>() switch
    {
        ForStatementSyntax counted when counted.Condition?.Span.Contains(condition.Syntax.Span) == true => counted.Statement,
        WhileStatementSyntax repeated when repeated.Condition.Span.Contains(condition.Syntax.Span) => repeated.Statement,
        CommonForEachStatementSyntax each when each.Statement.Span.Contains(condition.Syntax.Span) == false => each.Statement,
        _ => null,
    };

    /// <summary><c>Dispose(bool disposing)</c> is only called with false by a finaliser, and those do not run at the end of a program.</summary>
    private static bool IsNeverSo(IOperation condition, bool holds) => condition switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => IsNeverSo(not.Operand, !holds),
        IParameterReferenceOperation { Parameter: { Name: "disposing", ContainingSymbol.Name: "Dispose" or "DisposeAsync" or "DisposeAsyncCore" } } => !holds,
        _ => false,
    };

    /// <summary><c>while (stack.TryPop(out var client))</c>: what gives nothing more holds none; a lazy value that was not made is none.</summary>
    private bool IsTakenFrom(IOperation condition) =>
        condition switch
        {
            IInvocationOperation { TargetMethod.Name: "TryPop" or "TryDequeue" or "TryTake" or "TryRemove" or "TryGetValue" } call => _references.Means(Values(call.Instance)),
            IPropertyReferenceOperation { Property.Name: "IsValueCreated" } created => _references.Means(Values(created.Instance)),
            _ => false,
        };

    private bool IsIt(IOperation operation) =>
        (TypeOf(operation) is { } type && (Symbols.IsClient(type) || _references.IsOwner(type))) || _references.Means(Values(operation));

    /// <summary>A using statement tests what it holds before it disposes it. If that is null there is nothing in it, and if it is not the way goes on.</summary>
    private static bool IsOfUsing(IIsNullOperation test) =>
        test.IsImplicit && test.Syntax is VariableDeclaratorSyntax or VariableDeclarationSyntax or UsingStatementSyntax or LocalDeclarationStatementSyntax or ExpressionSyntax { Parent: UsingStatementSyntax };

    /// <summary>Whether the client ends with the object: a provider or host that is null was not made.</summary>
    private bool EndsWithIt(IOperation operation) => TypeOf(operation) is { } type && site?.Kind switch
    {
        ClientKind.Container => ClientCalls.IsContainer(type),
        ClientKind.TracerProvider => type.Name == "TracerProvider",
        _ => false,
    };

    private static bool IsNull(IOperation operation) => Unwrap(operation)?.ConstantValue is { HasValue: true, Value: null };

    private bool Ends(IInvocationOperation call, IMethodSymbol method)
    {
        var receiver = call.Instance ?? (call.TargetMethod.IsExtensionMethod ? call.Arguments.FirstOrDefault()?.Value : null);
        var type = TypeOf(receiver);
        return site?.Kind switch
        {
            ClientKind.Container => ClientCalls.EndsContainer(method, type) || _calls.EndsClient(method, type),
            ClientKind.TracerProvider => ClientCalls.EndsTracerProvider(method, type),
            _ => (_calls.EndsClient(method, type) && !_references.IsOther(Values(receiver)))
                || (ClientCalls.IsEnding(method) && _references.Means(Values(receiver)))
                || EndsAll(call, method, receiver)
                || EndsAnOwner(method, type)
                || ClientCalls.CompletesRun(method),
        };
    }

    /// <summary><c>foreach (var d in list) d.Dispose();</c>, also through a lambda: a list that holds the client has at least that one item.</summary>
    private bool EndsAll(IInvocationOperation call, IMethodSymbol method, IOperation? receiver)
    {
        if (!_references.Means(Values(receiver)))
        {
            return false;
        }

        SyntaxNode? code = method.Name is "GetEnumerator" or "GetAsyncEnumerator"
            ? call.Syntax.FirstAncestorOrSelf<CommonForEachStatementSyntax>()
            : call.Arguments.Any(argument => AsDelegate(argument.Value) is not null) ? call.Syntax : null;
        return code is not null && _references.EndsWithin(code);
    }

    /// <summary><c>foreach (var tenant in tenants.Where(tenant => tenant.Pages > 4))</c>: what a filter leaves out may be the client. One that asks whether there is anything to end leaves none out.</summary>
    private bool IsPartOfAll(IInvocationOperation call, IMethodSymbol method) =>
        method.Name is "GetEnumerator" or "GetAsyncEnumerator" && call.Syntax.FirstAncestorOrSelf<CommonForEachStatementSyntax>() is { } loop
        && (_references.EndsOnlySomeOf(loop) || loop.Expression.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Any(static filter =>
            filter is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Where" or "Take" or "Skip" or "TakeWhile" or "SkipWhile" } } && !ClientReferences.AsksWhetherThereIsOne(filter.ArgumentList)));

    /// <summary>Something disposable of which no more is known than that: it may be the owner.</summary>
    private bool EndsAnOwner(IMethodSymbol method, ITypeSymbol? type) =>
        method.Name is "Dispose" or "DisposeAsync" && type?.Name is "IDisposable" or "IAsyncDisposable" && !IsInSource(type)
        && SourceTypes.Of(Symbols.Compilation).Implementations(method.OriginalDefinition).Any(implementation => _references.IsOwner(implementation.ContainingType));

    private bool RegistersStop(IInvocationOperation call, ControlFlowGraph graph) =>
        call.TargetMethod is { Name: "Register", ContainingType.Name: "CancellationToken" }
        && Unwrap(call.Instance) is IPropertyReferenceOperation { Property.Name: "ApplicationStopping" or "ApplicationStopped" }
        && call.Arguments.Any(argument => AsDelegate(argument.Value) is { } code && FlushesIn(code, graph));

    private bool FlushesIn(IOperation handler, ControlFlowGraph graph) =>
        !IsAsync(handler) && RunDelegate(handler, Dirty, graph).After is var after && after != 0 && (after & (Dirty | Fresh)) == 0;

    /// <summary><c>_ = ShutdownAsync();</c> where that awaits the flush: it has not happened when the call is back.</summary>
    private bool IsDroppedFlush(IInvocationOperation call, IMethodSymbol method) =>
        site is not null && call.Syntax is InvocationExpressionSyntax syntax && IsInSource(method)
        && ((method.IsAsync && method.ReturnsVoid) || (Symbols.IsTask(method.ReturnType) && IsDropped(syntax)));

    private bool IsDropped(InvocationExpressionSyntax syntax) =>
        syntax.Parent is not AwaitExpressionSyntax && DroppedTask.Is(syntax, MethodBodies.Of(Symbols.Compilation).Model(syntax.SyntaxTree), CancellationToken);

    private FlowStep? Dropped(IInvocationOperation call, IMethodSymbol method, int states)
    {
        if (Enter(method, call.Instance, Dirty, call.IsVirtual) is { After: var after } && after != 0 && (after & (Dirty | Fresh)) == 0)
        {
            DroppedFlushes[(InvocationExpressionSyntax)call.Syntax] = method;
        }

        return null;
    }
}
