using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Context;

/// <summary>Helpers that take a task, or work that gives one, and come back before it has ended: <c>task.Forget()</c>, <c>Background.Run(() => AskAsync())</c>.</summary>
internal sealed class LetGo(LangfuseSymbols symbols, CancellationToken cancellationToken)
{
    private const int Deepest = 2;

    // What libraries call such an extension.
    private static readonly string[] s_forgets = ["Forget", "FireAndForget", "SafeFireAndForget", "FireAndForgetSafeAsync"];

    // What only looks at the task, or runs when it has ended.
    private static readonly string[] s_looks =
        ["IsCompleted", "IsCompletedSuccessfully", "IsFaulted", "IsCanceled", "Status", "Id", "Exception", "ContinueWith", "ConfigureAwait", "AsTask"];

    /// <summary>Whether the call comes back without waiting for what is passed to a parameter of its method.</summary>
    public bool Is(IMethodSymbol called, IParameterSymbol parameter) => Is(called, parameter, 0);

    private bool Is(IMethodSymbol called, IParameterSymbol parameter, int depth)
    {
        var method = (called.ReducedFrom ?? called).OriginalDefinition;
        if (!(method.ReturnsVoid || depth > 0) || method.IsAbstract || method.IsVirtual || method.IsOverride)
        {
            return false;
        }

        if (method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is not { } declaration || !symbols.Compilation.ContainsSyntaxTree(declaration.SyntaxTree))
        {
            return method.IsExtensionMethod && parameter.Ordinal == 0 && s_forgets.Contains(method.Name);
        }

        var uses = declaration.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == parameter.Name && name.Parent is not NameColonSyntax).ToList();
        return symbols.IsTask(parameter.Type)
            ? uses.TrueForAll(use => LeavesTask(use, method, depth))
            : uses.Count > 0 && uses.TrueForAll(use => LeavesWork(use, method));
    }

    private bool LeavesTask(ExpressionSyntax use, IMethodSymbol method, int depth) => use.Parent switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax configured } => LeavesTask(configured, method, depth),
        MemberAccessExpressionSyntax access when access.Expression == use => s_looks.Contains(access.Name.Identifier.ValueText),
        AwaitExpressionSyntax => method.IsAsync || use.Ancestors().Any(static node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax),
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } => true,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } } => true,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } argument => depth < Deepest && Model(call).GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol next
            && ((next.Name == "ThrowIfNull" && next.ContainingType.Name == "ArgumentNullException")
                || (DroppedTask.Is(call, Model(call), cancellationToken) && !next.DeclaringSyntaxReferences.IsEmpty && Parameter(next, call, argument) is { } passed && Is(next, passed, depth + 1))),
        IsPatternExpressionSyntax or BinaryExpressionSyntax => true,
        _ => false,
    };

    /// <summary>Work that is run by a task which is dropped, by a thread or in a method that nobody can await.</summary>
    private bool LeavesWork(IdentifierNameSyntax use, IMethodSymbol method)
    {
        var call = use.Parent switch
        {
            InvocationExpressionSyntax invoked when invoked.Expression == use => invoked,
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Invoke", Parent: InvocationExpressionSyntax invoked } => invoked,
            MemberBindingExpressionSyntax => null,
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax given } when IsStarter(given) => given,
            _ => null,
        };
        if (call is null)
        {
            return use.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ThrowIfNull" } } };
        }

        // _ = Task.Run(async () => { try { await work(); } catch { … } });
        if (call.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax outer } })
        {
            return IsStarter(outer) && (NameOf(outer) == "QueueUserWorkItem" || DroppedTask.Is(outer, Model(outer), cancellationToken));
        }

        return call.Parent is AwaitExpressionSyntax or MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax { Parent: AwaitExpressionSyntax } } ? method is { IsAsync: true, ReturnsVoid: true }
            : symbols.IsTask(Model(call).GetTypeInfo(call, cancellationToken).Type) && DroppedTask.Is(call, Model(call), cancellationToken);
    }

    private static bool IsStarter(InvocationExpressionSyntax call) => NameOf(call) is "Run" or "StartNew" or "QueueUserWorkItem" && call.Expression is MemberAccessExpressionSyntax;

    private static string? NameOf(InvocationExpressionSyntax call) => Calls.NamedCall.NameOf(call)?.Identifier.ValueText;

    /// <summary>The parameter that an argument is passed to.</summary>
    public static IParameterSymbol? Parameter(IMethodSymbol called, InvocationExpressionSyntax call, ArgumentSyntax argument)
    {
        var method = called.ReducedFrom ?? called;
        return argument.NameColon is { } name
            ? method.Parameters.FirstOrDefault(parameter => parameter.Name == name.Name.Identifier.ValueText)
            : method.Parameters.ElementAtOrDefault(call.ArgumentList.Arguments.IndexOf(argument) + (called.ReducedFrom is null ? 0 : 1));
    }

    private SemanticModel Model(SyntaxNode node) => MethodBodies.Of(symbols.Compilation).Model(node.SyntaxTree);
}
