using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Langfuse.Observe.Analyzers.Flush;

/// <summary>LFO5009: what a program starts, and does not wait for, records after the last flush.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TaskOutlivesProgramAnalyzer() : LangfuseAnalyzer(FlushRules.LFO5009_TaskOutlivesProgram)
{
    private protected override void Start(CompilationStartAnalysisContext context, LangfuseSymbols symbols)
    {
        if (symbols.IsProgram && context.Compilation.GetEntryPoint(context.CancellationToken) is { } entry
            && entry.DeclaringSyntaxReferences.FirstOrDefault() is { } reference)
        {
            context.RegisterSyntaxNodeAction(
                node =>
                {
                    if (node.Node.SyntaxTree == reference.SyntaxTree && node.Node.Span == reference.Span)
                    {
                        Analyze(node, symbols, entry);
                    }
                },
                SyntaxKind.MethodDeclaration,
                SyntaxKind.CompilationUnit);
        }
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, LangfuseSymbols symbols, IMethodSymbol entry)
    {
        var bodies = MethodBodies.Of(context.Compilation);
        var machine = new ClientMachine(symbols, null, context.CancellationToken);
        if (bodies.Graph(entry, context.CancellationToken) is not { } graph)
        {
            return;
        }

        machine.Run(graph, ClientStates.Fresh);
        if (machine.RunsHost)
        {
            // A hosted program lives on after what it starts.
            return;
        }

        foreach (var method in machine.Visited.Append(entry).OfType<IMethodSymbol>().Where(method => !symbols.Observed.Has(Bodies.Member(method))).ToList())
        {
            if (bodies.Graph(method, context.CancellationToken) is { } body)
            {
                Look(context, symbols, machine, bodies, body);
            }
        }
    }

    private static void Look(SyntaxNodeAnalysisContext context, LangfuseSymbols symbols, ClientMachine machine, MethodBodies bodies, ControlFlowGraph body)
    {
        foreach (var operation in MethodBodies.Operations(body))
        {
            switch (operation)
            {
                case IEventAssignmentOperation { Adds: true, EventReference: IEventReferenceOperation { Event: var raised, Syntax: ExpressionSyntax place } } subscription:
                    if (IsOfProgram(raised, context.Compilation) && machine.AsyncVoid(subscription.HandlerValue) is { } handler && !Signals(handler) && machine.RecordsIn(subscription.HandlerValue, body))
                    {
                        Report(context, place, $"The async handler that '{raised.Name}' gets");
                    }

                    break;
                case IDelegateCreationOperation { Target: IFlowAnonymousFunctionOperation { Symbol: { IsAsync: true, ReturnsVoid: true } lambda } } stored when IsStored(stored):
                    if (!Signals(lambda) && machine.RecordsIn(stored, body))
                    {
                        Report(context, stored.Syntax is LambdaExpressionSyntax { AsyncKeyword: var async } ? async.GetLocation() : stored.Syntax.GetLocation(), "The async lambda");
                    }

                    break;
                case IInvocationOperation { Syntax: InvocationExpressionSyntax syntax } call:
                    if (!(call.TargetMethod.ReturnsVoid && symbols.Observed.Has(call.TargetMethod)) && UnwaitedWork.IsStartedBy(call, context.Compilation, context.CancellationToken) && (machine.Step(call, ClientStates.Fresh, body).After & ClientStates.Dirty) != 0)
                    {
                        Report(context, syntax.Expression, $"'{Display.Name(call.TargetMethod)}'");
                    }
                    else if (IsDropped(call, syntax, bodies, context.CancellationToken) && (machine.Step(call, ClientStates.Fresh, body).After & ClientStates.Dirty) != 0)
                    {
                        Report(context, syntax.Expression, $"'{Display.Name(call.TargetMethod)}'");
                    }
                    else
                    {
                        Lambdas(context, machine, body, call.Arguments, syntax.Expression, Display.Name(call.TargetMethod));
                    }

                    break;
                case IObjectCreationOperation { Syntax: BaseObjectCreationExpressionSyntax syntax } creation:
                    Lambdas(context, machine, body, creation.Arguments, (SyntaxNode?)(syntax as ObjectCreationExpressionSyntax)?.Type ?? syntax.NewKeyword.Parent!, creation.Type?.Name ?? "");
                    break;
            }
        }
    }

    /// <summary>Whether a delegate is kept where nothing takes a task back: in a variable, a member or a table. Arguments and handlers of events are looked at by themselves.</summary>
    private static bool IsStored(IDelegateCreationOperation code) =>
        code.Parent is ISimpleAssignmentOperation or IFieldInitializerOperation or IPropertyInitializerOperation or IVariableInitializerOperation or IFlowCaptureOperation;

    /// <summary>The task of a call is dropped, or the task inside a task: <c>await Task.Factory.StartNew(async () => ...);</c>, kept in a variable that is never unwrapped, or where only a task is seen.</summary>
    private static bool IsDropped(IInvocationOperation call, InvocationExpressionSyntax syntax, MethodBodies bodies, CancellationToken cancellationToken) =>
        call.Type is { Name: "Task" or "ValueTask" }
        && (DroppedTask.Is(syntax, bodies.Model(syntax.SyntaxTree), cancellationToken)
            || (call.Type is INamedTypeSymbol { TypeArguments: { Length: 1 } inner } && inner[0].Name == "Task"
                && (syntax.Parent is AwaitExpressionSyntax { Parent: ExpressionStatementSyntax }
                    || (call.TargetMethod.Name is "StartNew" or "ContinueWith" && (IsSeenAsTask(syntax, bodies.Model(syntax.SyntaxTree), cancellationToken) || IsKeptWrapped(syntax))))));

    /// <summary><c>List&lt;Task&gt; jobs; jobs.Add(Task.Factory.StartNew(async () => ...));</c>: from there on nobody can take the inner task out.</summary>
    private static bool IsSeenAsTask(InvocationExpressionSyntax start, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetTypeInfo(start, cancellationToken).ConvertedType is INamedTypeSymbol { Name: "Task", Arity: 0 };

    private static bool IsKeptWrapped(InvocationExpressionSyntax start) => IsMadeByLambda(start)
        || start.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Identifier.ValueText: var name } declarator }
        && (declarator.FirstAncestorOrSelf<BlockSyntax>() ?? (SyntaxNode)declarator.SyntaxTree.GetRoot()).DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(use => use.Identifier.ValueText == name)
            .All(static use => use.Parent is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Unwrap" or "Result" }
                and not AwaitExpressionSyntax { Parent: AwaitExpressionSyntax or ParenthesizedExpressionSyntax or EqualsValueClauseSyntax or ReturnStatementSyntax });

    /// <summary><c>shelves.Select(shelf => Task.Factory.StartNew(() => ScanAsync(shelf)))</c>, of which nobody in the member takes the inner tasks out.</summary>
    private static bool IsMadeByLambda(InvocationExpressionSyntax start) =>
        start.Parent is LambdaExpressionSyntax lambda
        && (lambda.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() ?? (SyntaxNode)lambda.SyntaxTree.GetRoot()).DescendantNodes().All(static node =>
            node is not SimpleNameSyntax { Identifier.ValueText: "Unwrap" } and not AwaitExpressionSyntax { Expression: AwaitExpressionSyntax or ParenthesizedExpressionSyntax { Expression: AwaitExpressionSyntax } });

    /// <summary>Lambdas that are async and whose caller takes nothing back: <c>list.ForEach(async x => ...)</c>, a timer, a thread.</summary>
    private static void Lambdas(
        SyntaxNodeAnalysisContext context, ClientMachine machine, ControlFlowGraph body, IEnumerable<IArgumentOperation> arguments, SyntaxNode place, string callee)
    {
        if (arguments.Any(argument => ProgramMachine.Unwrap(argument.Value) is IDelegateCreationOperation { Target: IFlowAnonymousFunctionOperation { Symbol: { IsAsync: true, ReturnsVoid: true } } }
            && machine.RecordsIn(argument.Value, body)))
        {
            Report(context, place, $"The async lambda that '{callee}' gets");
        }
    }

    /// <summary>An event of the program's own, raised by its own code: who raises it takes no task back.</summary>
    private static bool IsOfProgram(IEventSymbol raised, Compilation compilation) =>
        SymbolEqualityComparer.Default.Equals(raised.ContainingAssembly, compilation.Assembly) && raised.Type is INamedTypeSymbol { DelegateInvokeMethod.ReturnsVoid: true };

    /// <summary>Whether the handler tells somebody that it is done: then the program may wait for that.</summary>
    private static bool Signals(IMethodSymbol handler) =>
        handler.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax().DescendantNodes().OfType<MemberAccessExpressionSyntax>().Any(static access =>
            access.Name.Identifier.ValueText is "SetResult" or "TrySetResult" or "Release" or "Set" or "Signal" or "Complete" or "TryComplete" or "Cancel" or "TryWrite" or "Post") == true;

    private static void Report(SyntaxNodeAnalysisContext context, SyntaxNode place, string what) => Report(context, place.GetLocation(), what);

    private static void Report(SyntaxNodeAnalysisContext context, Location place, string what) => context.ReportDiagnostic(FlushRules.LFO5009_TaskOutlivesProgram.At(place, what));
}
