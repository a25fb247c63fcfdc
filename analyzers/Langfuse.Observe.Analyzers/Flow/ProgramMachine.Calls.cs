using Langfuse.Observe.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Langfuse.Observe.Analyzers.Flow;

/// <content>Into the methods, constructors and accessors that are called.</content>
internal abstract partial class ProgramMachine
{
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
            return AsDelegate(call.Instance) is { } stored
                ? (stored is IMethodReferenceOperation { Method: var known } ? DecideStored(call, known, states) : null) ?? RunDelegate(stored, states, graph)
                : RunStored(call, states);
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
        else if (Implementations(method, call.Instance) is { Count: > 0 } implementations)
        {
            step = Enter(implementations, null, states);
        }
        else
        {
            step = Finish(method, states, new(states, Fallible.CanThrow(method) ? states : 0));
        }

        if (Defers(method))
        {
            Deferred.AddRange(call.Arguments.Select(argument => AsDelegate(argument.Value)).OfType<IOperation>().Select(code => (code, graph)));
            return step;
        }

        return IsKept(method) ? step : RunDelegates(call.Arguments, step, graph);
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
        if (property.Parent is ISimpleAssignmentOperation write && write.Target == property)
        {
            // The value is not read; what writing it does comes when it is known.
            return new(states);
        }

        states = Read(property, states);
        var accessor = property.Property.GetMethod;
        return accessor is null || !IsInSource(accessor) ? new(states) : Enter(accessor, property.Instance, states, isVirtual: true) with { Left = 0 };
    }

    /// <summary>What a call of a member of another assembly runs on an object of this compilation, seen by an interface or base class of its own: <c>ITracer : IDisposable</c>.</summary>
    private IReadOnlyList<IMethodSymbol> Implementations(IMethodSymbol method, IOperation? instance)
    {
        if (!(method.IsAbstract || method.IsVirtual || method.IsOverride))
        {
            return [];
        }

        var wanted = Values(instance).FirstOrDefault()?.Type is ITypeParameterSymbol parameter ? parameter.ConstraintTypes.OfType<INamedTypeSymbol>() : Receiver(instance) is { } receiver ? [receiver] : [];
        return wanted.Where(IsInSource).ToList() is { Count: > 0 } own
            ? [.. SourceTypes.Of(Symbols.Compilation).Implementations(method).Where(implementation => IsInSource(implementation) && own.All(type => Is(implementation.ContainingType, type)))]
            : [];
    }

    private static bool Is(INamedTypeSymbol type, INamedTypeSymbol wanted)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, wanted.OriginalDefinition))
            {
                return true;
            }
        }

        return type.AllInterfaces.Any(contract => SymbolEqualityComparer.Default.Equals(contract.OriginalDefinition, wanted.OriginalDefinition));
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
}
