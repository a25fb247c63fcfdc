using Langfuse.Observe.Analyzers.Calls;
using Langfuse.Observe.Analyzers.Constants;
using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Flush;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Langfuse.Observe.Analyzers.Context;

/// <summary>LFO6001: work that records is started inside an observation and not awaited.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DroppedTaskAnalyzer() : LangfuseAnalyzer(ContextRules.LFO6001_TaskNotAwaited)
{
    private protected override void Start(CompilationStartAnalysisContext context, LangfuseSymbols symbols) =>
        context.RegisterSyntaxNodeAction(node => Analyze(node, symbols), SyntaxKind.ExpressionStatement, SyntaxKind.LocalDeclarationStatement, SyntaxKind.SimpleAssignmentExpression, SyntaxKind.ArrowExpressionClause);

    private static void Analyze(SyntaxNodeAnalysisContext context, LangfuseSymbols symbols)
    {
        if (Configured(Call(context.Node)) is not { } call)
        {
            foreach (var task in Several(context.Node))
            {
                Report(context, task, symbols, isLetGo: true);
            }

            return;
        }

        if (NamedCall.NameOf(call)?.Identifier.ValueText is "WhenAll" or "WhenAny" && !IsKept(context.Node))
        {
            OfAll(context, call, symbols);
            return;
        }

        if (Report(context, call, symbols))
        {
            return;
        }

        if (Watched(call) is { } watched)
        {
            Report(context, watched, symbols);
        }
        else if (context.Node is ExpressionStatementSyntax && InsideObservation.Of(call, context.SemanticModel, symbols, context.CancellationToken) is not null)
        {
            OfHelper(context, call, symbols);
        }
    }

    /// <summary>Tasks of which all are dropped with what waits for them: <c>_ = Task.WhenAll(AskAsync(a), AskAsync(b))</c>.</summary>
    private static void OfAll(SyntaxNodeAnalysisContext context, InvocationExpressionSyntax all, LangfuseSymbols symbols)
    {
        foreach (var argument in all.ArgumentList.Arguments)
        {
            if ((Selection(argument.Expression) ?? argument.Expression as InvocationExpressionSyntax) is { } task && Report(context, task, symbols, isLetGo: true))
            {
                return;
            }
        }
    }

    /// <summary>The calls whose tasks a statement drops in a choice or in an array that nobody looks at.</summary>
    private static IEnumerable<InvocationExpressionSyntax> Several(SyntaxNode statement)
    {
        var value = statement switch
        {
            ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" }, Right: ConditionalExpressionSyntax choice } } => choice,
            LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables } when variables[0].Initializer?.Value is CollectionExpressionSyntax or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax
                && TaskCollections.IsNeverAwaited(variables[0].Identifier.ValueText, statement) => variables[0].Initializer!.Value,
            _ => null,
        };
        return (value switch
        {
            ConditionalExpressionSyntax choice => [choice.WhenTrue, choice.WhenFalse],
            CollectionExpressionSyntax list => list.Elements.OfType<ExpressionElementSyntax>().Select(static element => element.Expression),
            ArrayCreationExpressionSyntax { Initializer: { } items } => items.Expressions,
            ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
            _ => Enumerable.Empty<ExpressionSyntax>(),
        }).OfType<InvocationExpressionSyntax>().Take(1);
    }

    /// <summary>A helper that lets go of the task or the work that it is given: <c>AskAsync().Forget()</c>, <c>Background.Run(() => AskAsync())</c>.</summary>
    private static void OfHelper(SyntaxNodeAnalysisContext context, InvocationExpressionSyntax call, LangfuseSymbols symbols)
    {
        var given = call.ArgumentList.Arguments.Where(static argument => argument.Expression is InvocationExpressionSyntax or AnonymousFunctionExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax).ToList();
        var receiver = (call.Expression as MemberAccessExpressionSyntax)?.Expression as InvocationExpressionSyntax;
        if (context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is not IMethodSymbol method || !(method.ReturnsVoid || method.ContainingType.Name == "Parallel"))
        {
            return;
        }

        var letGo = new LetGo(symbols, context.CancellationToken);
        if (receiver is not null && method.ReducedFrom is { } extension && symbols.IsTask(extension.Parameters[0].Type) && letGo.Is(method, extension.Parameters[0]))
        {
            Report(context, receiver, symbols, isLetGo: true);
            return;
        }

        foreach (var argument in given)
        {
            // List.ForEach(async item => ...), Parallel.ForEach(items, async item => ...): nobody can await the lambda.
            if (method.Name is "ForEach" or "For" or "Invoke" && method.ContainingType.Name is "List" or "Array" or "Parallel" or "ImmutableList"
                && argument.Expression is AnonymousFunctionExpressionSyntax { AsyncKeyword.RawKind: not 0 } lambda
                && context.SemanticModel.GetSymbolInfo(lambda, context.CancellationToken).Symbol is IMethodSymbol { ReturnsVoid: true })
            {
                Report(context, call, symbols, isLetGo: true);
                return;
            }

            if (LetGo.Parameter(method, call, argument) is not { } parameter)
            {
                continue;
            }

            if (argument.Expression is InvocationExpressionSyntax task && symbols.IsTask(parameter.Type) && letGo.Is(method, parameter))
            {
                Report(context, task, symbols, isLetGo: true);
            }
            else if (parameter.Type is INamedTypeSymbol { TypeKind: TypeKind.Delegate, DelegateInvokeMethod: { } } && letGo.Is(method, parameter))
            {
                Report(context, call, symbols, isLetGo: true);
                return;
            }
        }

        // A method of the program that is async void: nobody can await it.
        if (method is { IsAsync: true, ReturnsVoid: true } && !symbols.Observed.Has(method) && !given.Exists(argument => argument.Expression is InvocationExpressionSyntax))
        {
            Report(context, call, symbols, isLetGo: true);
        }
    }

    private static bool Report(SyntaxNodeAnalysisContext context, InvocationExpressionSyntax call, LangfuseSymbols symbols, bool isLetGo = false)
    {
        if ((isLetGo && Signals.Has(call)) || (!isLetGo && !TaskNames.Of(symbols).MayStart(call))
            || (InsideObservation.Of(call, context.SemanticModel, symbols, context.CancellationToken) ?? OfCallers(context, call, symbols)) is not { } around
            || (!isLetGo
                && (IsKept(context.Node)
                    || !symbols.IsTask(context.SemanticModel.GetTypeInfo(call, context.CancellationToken).Type)
                    || !(IsInCollection(call) || DroppedTask.Is(call, context.SemanticModel, context.CancellationToken))))
            || Bodies.Around(call, context.SemanticModel, context.CancellationToken) is not { } body
            || MethodBodies.Of(context.Compilation).Graph(body, context.CancellationToken) is not { } graph)
        {
            return false;
        }

        var operation = MethodBodies.Operations(graph).OfType<IInvocationOperation>().FirstOrDefault(operation => operation.Syntax == call);
        if (operation is null || IsOther(operation, symbols) || LooksAtTask(operation, symbols) || ObservedCalls.AreRooted(call, symbols, context.CancellationToken)
            || new LongLivedWork(context.SemanticModel, symbols, context.CancellationToken).Recorded(call, repeats: false) is not null
            || !ClientMachine.Records(operation, graph, symbols, context.CancellationToken))
        {
            return false;
        }

        context.ReportDiagnostic(ContextRules.LFO6001_TaskNotAwaited.At(call.Expression, Display.Name(around)));
        return true;
    }

    /// <summary>Of a helper that only observed code calls, one of the members that call it.</summary>
    private static IMethodSymbol? OfCallers(SyntaxNodeAnalysisContext context, InvocationExpressionSyntax call, LangfuseSymbols symbols)
    {
        if (Bodies.Around(call, context.SemanticModel, context.CancellationToken) is not { } body || Bodies.Member(body) is not { MethodKind: MethodKind.Ordinary } helper
            || !KnownCallers.Are(helper, symbols))
        {
            return null;
        }

        IMethodSymbol? found = null;
        foreach (var caller in Callers.Of(helper, context.Compilation, context.CancellationToken))
        {
            if (InsideObservation.Of(caller.Syntax, MethodBodies.Of(context.Compilation).Model(caller.Syntax.SyntaxTree), symbols, context.CancellationToken) is not { } around)
            {
                return null;
            }

            found ??= around;
        }

        return found;
    }

    /// <summary>A flush has a rule of its own, and a host that is run in the background is no part of the observation.</summary>
    private static bool IsOther(IInvocationOperation operation, LangfuseSymbols symbols) =>
        symbols.IsClient(operation.TargetMethod.ContainingType) || ClientCalls.RunsHost(operation.TargetMethod);

    /// <summary>An extension of a task that runs already, which logs or observes how it ends, starts nothing: <c>pending[i].ObserveErrors()</c>.</summary>
    private static bool LooksAtTask(IInvocationOperation operation, LangfuseSymbols symbols) =>
        operation.TargetMethod is { IsExtensionMethod: true } extension && symbols.IsTask(extension.Parameters[0].Type)
        && operation.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax or ElementAccessExpressionSyntax or MemberAccessExpressionSyntax } };

    /// <summary>The call whose result the statement drops, going by the syntax alone.</summary>
    private static InvocationExpressionSyntax? Call(SyntaxNode statement) => statement switch
    {
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax, Name.Identifier.ValueText: "Add" or "Enqueue" or "Push" }, ArgumentList.Arguments: { Count: 1 } added } }
            when added[0].Expression is InvocationExpressionSyntax task => task,
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax { Expression: IdentifierNameSyntax }, Right: InvocationExpressionSyntax call } } => call,
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call } => call,
        ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax { ReturnType: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } }, Expression: InvocationExpressionSyntax call } => call,
        AssignmentExpressionSyntax { Parent: LambdaExpressionSyntax, Left: IdentifierNameSyntax { Identifier.ValueText: "_" }, Right: InvocationExpressionSyntax call } => call,
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" }, Right: InvocationExpressionSyntax call } } => call,
        LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables } => Selected(variables[0].Initializer?.Value) ?? variables[0].Initializer?.Value as InvocationExpressionSyntax,
        _ => null,
    };

    /// <summary>The call before <c>ConfigureAwait</c>.</summary>
    private static InvocationExpressionSyntax? Configured(InvocationExpressionSyntax? call) =>
        call is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "AsTask" or "Preserve", Expression: InvocationExpressionSyntax configured } } ? configured : call;

    /// <summary>The call whose task only a continuation sees that is dropped itself: <c>AskAsync().ContinueWith(Log, TaskContinuationOptions.OnlyOnFaulted)</c>.</summary>
    private static InvocationExpressionSyntax? Watched(InvocationExpressionSyntax call) =>
        call is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ContinueWith", Expression: InvocationExpressionSyntax watched } } && !Signals.Has(call.ArgumentList)
            ? watched
            : null;

    /// <summary>The call in <c>questions.Select(question => AskAsync(question)).ToList()</c>.</summary>
    private static InvocationExpressionSyntax? Selected(ExpressionSyntax? value) =>
        value is InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToList" or "ToArray", Expression: InvocationExpressionSyntax selection },
        }
            ? Selection(selection)
            : null;

    private static InvocationExpressionSyntax? Selection(ExpressionSyntax value) =>
        value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Select" }, ArgumentList.Arguments: { Count: 1 } selection }
            ? (selection[0].Expression as LambdaExpressionSyntax)?.ExpressionBody as InvocationExpressionSyntax
            : null;

    private static bool IsInCollection(InvocationExpressionSyntax call) =>
        (call.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax statement } variable } && ListOf(variable, statement) is not null)
        || call.Parent is ArgumentSyntax or LambdaExpressionSyntax or AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax };

    /// <summary>Whether the variable or collection that takes the task is looked at again. Nearly every one is; to find its name takes no symbol.</summary>
    private static bool IsKept(SyntaxNode statement) => statement switch
    {
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax list, Name.Identifier.ValueText: "Add" or "Enqueue" or "Push" } } } =>
            !IsLocal(list) || !TaskCollections.IsNeverAwaited(list.Identifier.ValueText, statement),
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax { Expression: IdentifierNameSyntax map } } } =>
            !IsLocal(map) || !TaskCollections.IsNeverAwaited(map.Identifier.ValueText, statement),
        LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables } when ListOf(variables[0], statement) is { } collection => !TaskCollections.IsNeverAwaited(collection, statement),
        LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables } => Selected(variables[0].Initializer?.Value) is null
            ? IsLookedInto(variables[0], statement)
            : !TaskCollections.IsNeverAwaited(variables[0].Identifier.ValueText, statement),
        _ => false,
    };

    /// <summary>The local list that a variable is only put into: <c>var task = AskAsync(q); tasks.Add(task);</c></summary>
    private static string? ListOf(VariableDeclaratorSyntax variable, SyntaxNode statement) =>
        (statement.Parent is GlobalStatementSyntax global ? global.Parent : statement.Parent)?.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == variable.Identifier.ValueText && !DroppedTask.IsOnlyLookedAt(name)).ToList() is { Count: 1 } uses
        && uses[0].Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax list, Name.Identifier.ValueText: "Add" or "Enqueue" or "Push" } } } && IsLocal(list)
            ? list.Identifier.ValueText
            : null;

    /// <summary>Whether anything is done with a single task but to ask how it stands.</summary>
    private static bool IsLookedInto(VariableDeclaratorSyntax variable, SyntaxNode statement) =>
        (statement.Parent is GlobalStatementSyntax global ? global.Parent : statement.Parent)?.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Any(name => name.Identifier.ValueText == variable.Identifier.ValueText && !DroppedTask.IsOnlyLookedAt(name)) == true;

    private static bool IsLocal(IdentifierNameSyntax name) =>
        name.Ancestors().OfType<BlockSyntax>().SelectMany(static block => block.Statements).Concat(name.SyntaxTree.GetRoot() is CompilationUnitSyntax unit ? unit.Members.OfType<GlobalStatementSyntax>().Select(static global => global.Statement) : [])
            .OfType<LocalDeclarationStatementSyntax>().Any(local => local.Declaration.Variables.Any(variable => variable.Identifier.ValueText == name.Identifier.ValueText));
}
