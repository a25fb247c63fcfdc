using Langfuse.Observe.Analyzers.Calls;
using Langfuse.Observe.Analyzers.Constants;
using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Langfuse.Observe.Analyzers.Context;

/// <summary>LFO6010: a worker that outlives the observation in which it is started takes that for its parent for ever.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WorkerInObservation() : LangfuseAnalyzer(ContextRules.LFO6010_WorkerInObservation)
{
    private static readonly string[] s_starts = ["Run", "StartNew", "QueueUserWorkItem", "Start"];

    private protected override void Start(CompilationStartAnalysisContext context, LangfuseSymbols symbols)
    {
        context.RegisterSyntaxNodeAction(node => OfCall(node, symbols), SyntaxKind.InvocationExpression);
        context.RegisterSyntaxNodeAction(node => OfSubscription(node, symbols), SyntaxKind.AddAssignmentExpression);
        context.RegisterSyntaxNodeAction(node => OfCreation(node, symbols), SyntaxKind.ObjectCreationExpression, SyntaxKind.ImplicitObjectCreationExpression);
    }

    private static void OfCall(SyntaxNodeAnalysisContext context, LangfuseSymbols symbols)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        if (NamedCall.NameOf(call) is not { Identifier.ValueText: var name })
        {
            return;
        }

        // A thread is given its work where it is made; a loop of the program's own is started by name and not awaited.
        if (Outlives(call) && (s_starts.Contains(name) ? call.ArgumentList.Arguments.Count > 0 : TaskNames.Of(symbols).MayStart(call)))
        {
            Check(call, repeats: false, context, symbols);
        }
    }

    /// <summary><c>timer.Elapsed += async (_, _) => await PingAsync();</c></summary>
    private static void OfSubscription(SyntaxNodeAnalysisContext context, LangfuseSymbols symbols)
    {
        var subscription = (AssignmentExpressionSyntax)context.Node;
        if (subscription.Left is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Elapsed", Expression: var timer }
            && context.SemanticModel.GetTypeInfo(timer, context.CancellationToken).Type is { Name: "Timer", ContainingNamespace.Name: "Timers" }
            && !RunsOnce(subscription)
            && new LongLivedWork(context.SemanticModel, symbols, context.CancellationToken).RecordedBy(subscription.Right) is { } recorded
            && Around(subscription, context, symbols) is { } around)
        {
            context.ReportDiagnostic(ContextRules.LFO6010_WorkerInObservation.At(subscription.Left, Display.Name(recorded), Display.Name(around)));
        }
    }

    /// <summary>A timer that is told to run once, or that the method itself stops.</summary>
    private static bool RunsOnce(AssignmentExpressionSyntax subscription) =>
        subscription.Ancestors().FirstOrDefault(static node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax)?.DescendantNodes().Any(static node => node switch
        {
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "AutoReset" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AutoReset" }, Right: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.FalseLiteralExpression } } => true,
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Stop", Parent: InvocationExpressionSyntax } => true,
            LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } local => local.Declaration.Variables.Any(static variable => variable.Initializer?.Value is BaseObjectCreationExpressionSyntax made && made.ToString().Contains("Timer")),
            _ => false,
        }) == true;

    private static void OfCreation(SyntaxNodeAnalysisContext context, LangfuseSymbols symbols)
    {
        var creation = (BaseObjectCreationExpressionSyntax)context.Node;
        if (creation.ArgumentList?.Arguments.Count > 0 && Outlives(creation)
            && (creation is not ObjectCreationExpressionSyntax named || SyntaxNames.Last(named.Type) is "Timer" or "Thread")
            && creation.ArgumentList.Arguments[0].Expression is AnonymousFunctionExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax
            && context.SemanticModel.GetTypeInfo(creation, context.CancellationToken).Type is { Name: "Timer" or "Thread" } type && type.ContainingNamespace?.ToDisplayString().StartsWith("System.", StringComparison.Ordinal) == true)
        {
            Check(creation, repeats: type.Name == "Timer" && Repeats(creation.ArgumentList.Arguments), context, symbols);
        }
    }

    /// <summary>A timer without a period, or with an infinite one, runs once.</summary>
    private static bool Repeats(SeparatedSyntaxList<ArgumentSyntax> arguments) =>
        arguments.Count > 3
        && !arguments[3].Expression.DescendantNodesAndSelf().Any(static node => node is SimpleNameSyntax { Identifier.ValueText: "Infinite" or "InfiniteTimeSpan" } or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression });

    /// <summary>Whether nobody in the member waits for what is started: it is kept in a field, or dropped.</summary>
    private static bool Outlives(ExpressionSyntax start) => start.Parent switch
    {
        ExpressionStatementSyntax or AssignmentExpressionSyntax => true,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Unwrap" or "ConfigureAwait" or "ContinueWith", Parent: InvocationExpressionSyntax next } => Outlives(next),

        // _workers.Add(Task.Run(...))
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Parent: ExpressionStatementSyntax, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" or "Enqueue" or "Push", Expression: IdentifierNameSyntax list } } } =>
            list.Identifier.ValueText.StartsWith("_", StringComparison.Ordinal) || list.Identifier.ValueText.StartsWith("s_", StringComparison.Ordinal),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Start", Parent: InvocationExpressionSyntax { Parent: ExpressionStatementSyntax } } => true,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } statement } variable } =>
            !(statement.Parent is GlobalStatementSyntax global ? global.Parent! : statement.Parent!).DescendantNodes().OfType<IdentifierNameSyntax>()
                .Any(name => name.Identifier.ValueText == variable.Identifier.ValueText && IsWaitedFor(name)),
        _ => false,
    };

    private static bool IsWaitedFor(IdentifierNameSyntax name) =>
        name.Parent is not (MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Start" or "IsBackground" or "Name" or "Change" } or AssignmentExpressionSyntax);

    private static void Check(ExpressionSyntax start, bool repeats, SyntaxNodeAnalysisContext context, LangfuseSymbols symbols)
    {
        if (IsStart(start, context.SemanticModel.GetSymbolInfo(start, context.CancellationToken).Symbol as IMethodSymbol, symbols)
            && new LongLivedWork(context.SemanticModel, symbols, context.CancellationToken).Recorded(start, repeats) is { } recorded
            && Around(start, context, symbols) is { } around)
        {
            SyntaxNode place = start is InvocationExpressionSyntax call ? call.Expression : start;
            context.ReportDiagnostic(ContextRules.LFO6010_WorkerInObservation.At(place, Display.Name(recorded), Display.Name(around)));
        }
    }

    /// <summary>The observed member around, or the handler of a request, which has an observation of its own; of a helper that only those call, one of them.</summary>
    private static IMethodSymbol? Around(ExpressionSyntax start, SyntaxNodeAnalysisContext context, LangfuseSymbols symbols) =>
        Direct(start, context.SemanticModel, context, symbols)
        ?? (start.FirstAncestorOrSelf<MethodDeclarationSyntax>() is null && start.FirstAncestorOrSelf<LocalFunctionStatementSyntax>() is null ? null
            : Bodies.Around(start, context.SemanticModel, context.CancellationToken) is { } body ? OfCallers(Bodies.Member(body), context, symbols, 0) : null);

    private static IMethodSymbol? Direct(ExpressionSyntax code, SemanticModel model, SyntaxNodeAnalysisContext context, LangfuseSymbols symbols) =>
        InsideObservation.Of(code, model, symbols, context.CancellationToken)
        ?? (symbols.IsAssemblyObserved || code.FirstAncestorOrSelf<MethodDeclarationSyntax>() is null ? null
            : Bodies.Around(code, model, context.CancellationToken) is { } body && CodeRoles.HandlesRequest(Bodies.Member(body)) ? Bodies.Member(body) : null);

    /// <summary>Where each caller of a helper is inside an observation; one that starts with the program may be first, and then the worker is its.</summary>
    private static IMethodSymbol? OfCallers(IMethodSymbol helper, SyntaxNodeAnalysisContext context, LangfuseSymbols symbols, int depth)
    {
        if (depth > 1 || !KnownCallers.Are(helper, symbols))
        {
            return null;
        }

        IMethodSymbol? found = null;
        foreach (var caller in Callers.Of(helper, context.Compilation, context.CancellationToken))
        {
            var model = caller.Syntax.SyntaxTree == context.SemanticModel.SyntaxTree ? context.SemanticModel : MethodBodies.Of(context.Compilation).Model(caller.Syntax.SyntaxTree);
            if ((Direct(caller.Syntax, model, context, symbols)
                ?? (Bodies.Around(caller.Syntax, model, context.CancellationToken) is { } outer ? OfCallers(Bodies.Member(outer), context, symbols, depth + 1) : null)) is not { } around)
            {
                return null;
            }

            found ??= around;
        }

        return found;
    }

    private static bool IsStart(ExpressionSyntax start, IMethodSymbol? method, LangfuseSymbols symbols) =>
        start is BaseObjectCreationExpressionSyntax
        || (method is not null && (method.Name switch
        {
            "Run" => method.ContainingType.Name == "Task",
            "StartNew" => method.ContainingType.Name == "TaskFactory",
            "QueueUserWorkItem" => method.ContainingType.Name == "ThreadPool",
            "Start" => !method.DeclaringSyntaxReferences.IsEmpty,
            _ => !method.DeclaringSyntaxReferences.IsEmpty && symbols.IsTask(method.ReturnType),
        }));
}
