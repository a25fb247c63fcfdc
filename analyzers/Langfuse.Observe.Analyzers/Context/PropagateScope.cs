using Langfuse.Observe.Analyzers.Calls;
using Langfuse.Observe.Analyzers.Constants;
using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Flush;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Langfuse.Observe.Analyzers.Context;

/// <summary>LFO6004 and LFO6005: the scope of <c>Propagate</c> is never closed, or opened too late.</summary>
internal sealed class PropagateScope() : CallRule([ContextRules.LFO6004_PropagateNotDisposed, ContextRules.LFO6005_PropagateAfterChildren], "Propagate")
{
    private const string Never = "anywhere";

    protected override void Check(NamedCall call)
    {
        if (!call.Symbols.IsContext(call.Method?.ContainingType))
        {
            return;
        }

        foreach (var opened in HandedOnScopes.Of(call))
        {
            CheckOpened(opened);
        }

        foreach (var creation in DroppedOwners(call))
        {
            call.Report(ContextRules.LFO6004_PropagateNotDisposed.At(creation, Never));
        }
    }

    private static void CheckOpened(NamedCall call)
    {
        if (LeftOpen(call) is { } way)
        {
            call.Report(ContextRules.LFO6004_PropagateNotDisposed.At(call.Syntax.Expression, way));
        }
        else if (RecordedBefore(call) is { } child)
        {
            call.Report(ContextRules.LFO6005_PropagateAfterChildren.At(call.Syntax.Expression, Display.Name(child)));
        }
    }

    /// <summary>The creations of an object that keeps the scope in a field and ends it with itself, where nobody keeps the object.</summary>
    private static IEnumerable<ExpressionSyntax> DroppedOwners(NamedCall call)
    {
        if (call.Syntax.Parent is not (EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } } or AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax or ArrowExpressionClauseSyntax })
            || call.Syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration
            || call.Syntax.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() is not (null or ConstructorDeclarationSyntax)
            || call.Model.GetDeclaredSymbol(declaration, call.CancellationToken) is not INamedTypeSymbol owner
            || !owner.AllInterfaces.Any(static contract => contract.Name == "IDisposable"))
        {
            return [];
        }

        return owner.InstanceConstructors.SelectMany(constructor => Callers.Of(constructor, call.Compilation, call.CancellationToken)).Select(static caller => caller.Syntax)
            .Where(static creation => creation.Parent is ExpressionStatementSyntax or AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } });
    }

    /// <summary>On which ways the scope stays open, in words; null when it does on none.</summary>
    private static string? LeftOpen(NamedCall call)
    {
        switch (call.Syntax.Parent)
        {
            case ExpressionStatementSyntax:
                return Never;
            case AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } discard }
                when call.Model.GetSymbolInfo(discard, call.CancellationToken).Symbol is null or IDiscardSymbol:
                return Never;
            case AssignmentExpressionSyntax assignment when assignment.Right == call.Syntax:
                return call.Model.GetSymbolInfo(assignment.Left, call.CancellationToken).Symbol switch
                {
                    { Kind: SymbolKind.Field or SymbolKind.Property } field => IsDisposedAnywhere(field, call) ? null : Never,
                    ILocalSymbol local => OfLocal(call, local),
                    _ => null,
                };
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } } declarator }:
                return call.Model.GetDeclaredSymbol(declarator, call.CancellationToken) is ILocalSymbol declared ? OfLocal(call, declared) : null;
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } declarator }:
                return call.Model.GetDeclaredSymbol(declarator, call.CancellationToken) is { } kept && !IsDisposedAnywhere(kept, call) ? Never : null;
            case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Parent: ExpressionStatementSyntax statement, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" or "Push" or "Enqueue", Expression: IdentifierNameSyntax list } } }:
                return call.Model.GetSymbolInfo(list, call.CancellationToken).Symbol switch
                {
                    // A type of the program's own ends them itself.
                    ILocalSymbol { Type.DeclaringSyntaxReferences.IsEmpty: true } => TaskCollections.IsNeverAwaited(list.Identifier.ValueText, statement) ? Never : null,
                    IFieldSymbol { DeclaredAccessibility: Accessibility.Private, Type.DeclaringSyntaxReferences.IsEmpty: true } field => NameIndex.Of(call.Compilation).References(field, call.CancellationToken).OfType<IdentifierNameSyntax>().All(TaskCollections.IsIdle) ? Never : null,
                    _ => null,
                };
            default:
                return null;
        }
    }

    private static string? OfLocal(NamedCall call, ILocalSymbol local)
    {
        var names = Uses(call, local).Where(static name => !Looks.Is(name)).ToList();
        if (names.Any(name => name.Parent is not MemberAccessExpressionSyntax and not ConditionalAccessExpressionSyntax and not AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression }
            || name.Ancestors().TakeWhile(node => !node.Span.Contains(call.Syntax.Span)).Any(static node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
        {
            // Handed on, in a using statement, or in other code: whoever has it may dispose it.
            return null;
        }

        if (call.Graph is not { } graph)
        {
            return null;
        }

        // What flows into an asynchronous method does not flow out of it: left open, the scope ends with the method.
        var outcome = new FlowWalker(graph, new HandleMachine(local, call.Syntax, null, call), call.CancellationToken).Run(HandleMachine.Untouched);
        return (outcome.Normal & HandleMachine.Open) != 0 && (outcome.Normal & HandleMachine.Ended) == 0 ? Never
            : call.Body is { IsAsync: true } ? null
            : (outcome.Normal & HandleMachine.Open) != 0 ? "on every path that returns"
            : (outcome.Thrown & HandleMachine.Open) != 0 ? "when an exception is thrown"
            : null;
    }

    private static List<IdentifierNameSyntax> Uses(NamedCall call, ILocalSymbol local)
    {
        SyntaxNode? scope = local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(call.CancellationToken).FirstAncestorOrSelf<BlockSyntax>();
        scope ??= call.Syntax.FirstAncestorOrSelf<CompilationUnitSyntax>();
        return [.. scope?.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == local.Name) ?? []];
    }

    private static bool IsDisposedAnywhere(ISymbol holder, NamedCall call) => NameIndex.Of(call.Compilation).References(holder, call.CancellationToken).Any(static place =>
        place.Parent is IsPatternExpressionSyntax { Pattern: not (ConstantPatternSyntax or UnaryPatternSyntax) } or SwitchStatementSyntax or CastExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AsExpression }
        || place.Parent is ArgumentSyntax or ReturnStatementSyntax or UsingStatementSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax
        || (place.Parent is MemberAccessExpressionSyntax access && access.Expression == place && access.Name.Identifier.ValueText == "Dispose")
        || (place.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Parent: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Dispose" } or ConditionalAccessExpressionSyntax or ArgumentSyntax })
        || place.Parent is ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name.Identifier.ValueText: "Dispose" } } });

    /// <summary>The observation that came before, when none can come after.</summary>
    private static IMethodSymbol? RecordedBefore(NamedCall call)
    {
        if (call.Graph is not { } graph || IsBaggage(call)
            || call.Syntax.Ancestors().Any(static ancestor => ancestor is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax))
        {
            return null;
        }

        IMethodSymbol? before = null;
        foreach (var operation in MethodBodies.Operations(graph).OfType<IInvocationOperation>())
        {
            if (operation.Syntax == call.Syntax || operation.IsImplicit)
            {
                continue;
            }

            if (operation.Syntax.SpanStart > call.Syntax.SpanStart && !call.Syntax.Span.Contains(operation.Syntax.Span))
            {
                if (MayRecord(operation, graph, call))
                {
                    return null;
                }
            }
            else
            {
                before ??= Recorded(operation, call);
            }
        }

        return before;
    }

    /// <summary>The observed method that a call runs, by itself or through methods of the program; null when it runs none.</summary>
    private static IMethodSymbol? Recorded(IInvocationOperation operation, NamedCall call) =>
        call.Symbols.Observed.Has(operation.TargetMethod) ? operation.TargetMethod
        : operation.Syntax is InvocationExpressionSyntax ? new ObservedCalls(call.Symbols, call.CancellationToken).In(operation.Syntax).FirstOrDefault()
        : null;

    /// <summary>Values that travel with outgoing calls reach others than observations.</summary>
    private static bool IsBaggage(NamedCall call) =>
        call.Syntax.ArgumentList.Arguments.Any(static argument => argument.NameColon?.Name.Identifier.ValueText == "asBaggage" && !argument.Expression.IsKind(SyntaxKind.FalseLiteralExpression));

    /// <summary>A call into a library, or of an interface that nothing here implements: chat clients and the like can be traced by themselves.</summary>
    private static bool IsForeign(IMethodSymbol method, NamedCall call) =>
        method.ContainingAssembly is { } assembly && !SymbolEqualityComparer.Default.Equals(assembly, call.Compilation.Assembly)
            ? !assembly.Name.StartsWith("System", StringComparison.Ordinal) && !assembly.Name.StartsWith("Langfuse.Observe", StringComparison.Ordinal)
                && !assembly.Name.StartsWith("Microsoft.Extensions.Logging", StringComparison.Ordinal) && assembly.Name is not ("mscorlib" or "netstandard" or "Microsoft.CSharp")
            : method.IsAbstract && SourceTypes.Of(call.Compilation).Implementations(method).Count == 0;

    private static bool MayRecord(IInvocationOperation operation, ControlFlowGraph graph, NamedCall call) =>
        operation.TargetMethod.MethodKind == MethodKind.DelegateInvoke || IsForeign(operation.TargetMethod, call)
        || (operation.TargetMethod.Name is not ("End" or "Update" or "Dispose" or "Score") && ClientMachine.Records(operation, graph, call.Symbols, call.CancellationToken));
}
