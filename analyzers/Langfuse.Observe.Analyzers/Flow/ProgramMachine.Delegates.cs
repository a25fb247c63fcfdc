using Langfuse.Observe.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Langfuse.Observe.Analyzers.Flow;

/// <content>Code as a value: what is kept in variables, given to methods, and run now or later.</content>
internal abstract partial class ProgramMachine
{
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
                return Finish(reference.Method, states, IsInSource(reference.Method) ? Enter(reference.Method, reference.Instance, states, isVirtual: true) : External(reference.Method, states) ?? new(states));
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
        IFieldReferenceOperation field => _delegates.TryGetValue(field.Field, out var code) ? code : Initial(field.Field),
        IParameterReferenceOperation parameter => _delegates.TryGetValue(parameter.Parameter.OriginalDefinition, out var code) ? code : null,
        IFlowCaptureReferenceOperation capture => Values(capture).FirstOrDefault() is { } value and not IFlowCaptureReferenceOperation ? AsDelegate(value) : null,
        _ => null,
    };

    /// <summary>The code that a field which is never written again begins with.</summary>
    private IOperation? Initial(IFieldSymbol field) =>
        field is { IsReadOnly: true, Type.TypeKind: TypeKind.Delegate } && IsInSource(field) && _bodies.Initialiser(field, CancellationToken) is { } graph
            ? MethodBodies.Operations(graph).OfType<IDelegateCreationOperation>().Select(static creation => creation.Target).FirstOrDefault(static target => target is IFlowAnonymousFunctionOperation or IMethodReferenceOperation)
            : null;

    /// <summary>Runs what a delegate can be of which no more is known here than where it comes from: an item of a collection, the handlers of an event.</summary>
    private FlowStep RunStored(IInvocationOperation call, int states)
    {
        if (call.Instance?.Syntax is not ExpressionSyntax value || StoredCode.Of(value, Symbols.Compilation, CancellationToken) is not { All.Count: > 0 } code)
        {
            return new(states);
        }

        var step = code.IsOneOfMany || code.IsOfEvent ? new FlowStep(states) : default;
        foreach (var body in code.All)
        {
            step = code.IsOfEvent && !code.IsOneOfMany ? step.Then(RunCode(body, step.After, call)) : step | RunCode(body, states, call);
        }

        return step;
    }

    /// <summary>Runs a lambda or method.</summary>
    protected FlowStep RunCode(IMethodSymbol body, int states, IInvocationOperation? call = null)
    {
        if ((call is null ? null : DecideStored(call, body, states)) is { } step)
        {
            return step;
        }

        return body.MethodKind is MethodKind.AnonymousFunction or MethodKind.LocalFunction ? Finish(body, states, Summary(body, null, Begin(body, states))) with { Left = 0 }
            : IsInSource(body) ? Enter(body, null, states, isVirtual: true) with { Left = 0 }
            : External(body, states) ?? Finish(body, states, new(states));
    }

    /// <summary>Whether the method only keeps the code that it is given: <c>steps.Push(() => ...)</c>. Who calls it finds it there.</summary>
    public static bool IsKept(IMethodSymbol? method) =>
        method?.Name is "Add" or "TryAdd" or "Push" or "Enqueue" or "Insert" or "AddFirst" or "AddLast"
        && method.ContainingNamespace?.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal) == true;

    protected static bool IsAsync(IOperation code) => code switch
    {
        IFlowAnonymousFunctionOperation lambda => lambda.Symbol.IsAsync,
        IMethodReferenceOperation reference => reference.Method.IsAsync,
        _ => false,
    };

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

        return assignment.Target is IPropertyReferenceOperation { Property.SetMethod: { } setter, Instance: var instance } && IsInSource(setter)
            ? Enter(setter, instance, states, isVirtual: true) with { Left = 0 }
            : new(states);
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
        if (IsInSource(target.Event))
        {
            // Who raises it runs the handler.
            return new(states);
        }

        if (BodyOf(handler) is { } body)
        {
            HandedOut.Add(body);
        }

        return new(MayRun(handler, states, graph));
    }
}
