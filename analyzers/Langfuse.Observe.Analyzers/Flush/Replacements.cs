using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Langfuse.Observe.Analyzers.Calls;
using Langfuse.Observe.Analyzers.Constants;
using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Flush;

/// <summary>LFO5005 for clients of one place that follow each other in a member: a reload by a factory method, a connect that is called again.</summary>
internal static class Replacements
{
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<SyntaxNode, bool>> s_reported = new();

    /// <summary><c>_client = Open(settings);</c> outside a constructor, where the member has been given a client before.</summary>
    public static void OfFactory(NamedCall call, ClientSite site)
    {
        if (site.Storage is not (ClientStorage.Returned or ClientStorage.Local) || call.Body is not { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } factory || !call.Symbols.IsClient(factory.ReturnType))
        {
            return;
        }

        foreach (var use in Callers.Of(factory, call.Compilation, call.CancellationToken).Select(static caller => caller.Syntax).OfType<InvocationExpressionSyntax>())
        {
            if (Member(use, call) is { } member && Body(use, call) is { MethodKind: not (MethodKind.Constructor or MethodKind.StaticConstructor) } body
                && IsGivenElsewhere(member, use, body, call) && IsLeft(call, site, use, body)
                && s_reported.GetValue(call.Compilation, static _ => new()).TryAdd(use, true))
            {
                call.Report(FlushRules.LFO5005_ClientNotDisposed.At(use.Expression, Display.Name(member), "A client that this one takes the place of is still in it: dispose that one first."));
            }
        }
    }

    /// <summary>The method that starts the client is called by the constructor and again by others, and none of them ends the client that is there.</summary>
    public static bool OfItself(NamedCall call, ClientSite site) =>
        call.Body is { MethodKind: MethodKind.Ordinary } body
        && Callers.Of(body, call.Compilation, call.CancellationToken).Select(caller => Body(caller.Syntax, call)).OfType<IMethodSymbol>().Distinct<IMethodSymbol>(SymbolEqualityComparer.Default).ToList() is var callers
        && callers.Any(static caller => caller.MethodKind == MethodKind.Constructor)
        && callers.Any(caller => caller.MethodKind != MethodKind.Constructor && SymbolEqualityComparer.Default.Equals(caller.ContainingType, body.ContainingType) && IsLeft(call, site, site.Call, caller));

    private static bool IsLeft(NamedCall call, ClientSite site, InvocationExpressionSyntax successor, IMethodSymbol body)
    {
        if (MethodBodies.Of(call.Compilation).Graph(body, call.CancellationToken) is not { } graph)
        {
            return false;
        }

        var machine = new ClientMachine(call.Symbols, site, call.CancellationToken) { Successor = successor };
        var outcome = machine.Run(graph, ClientStates.Dirty);
        return machine.IsReplaced && (outcome.Normal & ClientStates.Dirty) != 0;
    }

    /// <summary>The member that a new client goes to, in the place of another: not by <c>??=</c>.</summary>
    private static ISymbol? Member(InvocationExpressionSyntax start, NamedCall call)
    {
        ExpressionSyntax value = start;
        while (value.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax or AwaitExpressionSyntax || value.Parent is ConditionalExpressionSyntax choice && choice.Condition != value)
        {
            value = (ExpressionSyntax)value.Parent;
        }

        var target = value.Parent switch
        {
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment when assignment.Right == value => assignment.Left,
            ArgumentSyntax { Parent: ArgumentListSyntax { Arguments: { Count: 2 } arguments, Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Exchange" }, Parent: ExpressionStatementSyntax } } } => arguments[0].Expression,
            _ => null,
        };
        return target is not null && MethodBodies.Of(call.Compilation).Model(start.SyntaxTree).GetSymbolInfo(target, call.CancellationToken).Symbol is (IFieldSymbol or IPropertySymbol) and var member ? member : null;
    }

    /// <summary>Whether a member has an initialiser, or is written in another body.</summary>
    private static bool IsGivenElsewhere(ISymbol member, InvocationExpressionSyntax use, IMethodSymbol body, NamedCall call) =>
        member.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(call.CancellationToken) is VariableDeclaratorSyntax { Initializer.Value: InvocationExpressionSyntax } or PropertyDeclarationSyntax { Initializer.Value: InvocationExpressionSyntax })
        || NameIndex.Of(call.Compilation).References(member, call.CancellationToken).Any(place =>
        {
            ExpressionSyntax whole = place.Parent is MemberAccessExpressionSyntax access && access.Name == place ? access : place;
            return !use.Ancestors().Contains(whole.Parent) && whole.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Right: not LiteralExpressionSyntax } assignment && assignment.Left == whole
                && !SymbolEqualityComparer.Default.Equals(Body(place, call), body);
        });

    private static IMethodSymbol? Body(SyntaxNode place, NamedCall call) => Bodies.Around(place, MethodBodies.Of(call.Compilation).Model(place.SyntaxTree), call.CancellationToken);
}
