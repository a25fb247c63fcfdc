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
        context.RegisterSyntaxNodeAction(node => Analyze(node, symbols), SyntaxKind.ExpressionStatement, SyntaxKind.LocalDeclarationStatement);

    private static void Analyze(SyntaxNodeAnalysisContext context, LangfuseSymbols symbols)
    {
        if (Call(context.Node) is not { } call
            || !TaskNames.Of(symbols).MayStart(call)
            || InsideObservation.Of(call, context.SemanticModel, symbols, context.CancellationToken) is not { } around
            || IsNamedAgain(context.Node)
            || !symbols.IsTask(context.SemanticModel.GetTypeInfo(call, context.CancellationToken).Type)
            || !DroppedTask.Is(call, context.SemanticModel, context.CancellationToken)
            || Bodies.Around(call, context.SemanticModel, context.CancellationToken) is not { } body
            || MethodBodies.Of(context.Compilation).Graph(body, context.CancellationToken) is not { } graph)
        {
            return;
        }

        var operation = MethodBodies.Operations(graph).OfType<IInvocationOperation>().FirstOrDefault(operation => operation.Syntax == call);
        if (operation is not null && !IsOther(operation, symbols) && ClientMachine.Records(operation, graph, symbols, context.CancellationToken))
        {
            context.ReportDiagnostic(ContextRules.LFO6001_TaskNotAwaited.At(call.Expression, Display.Name(around)));
        }
    }

    /// <summary>A flush has a rule of its own, and a host that is run in the background is no part of the observation.</summary>
    private static bool IsOther(IInvocationOperation operation, LangfuseSymbols symbols) =>
        symbols.IsClient(operation.TargetMethod.ContainingType) || ClientCalls.RunsHost(operation.TargetMethod);

    /// <summary>The call whose result the statement drops, going by the syntax alone.</summary>
    private static InvocationExpressionSyntax? Call(SyntaxNode statement) => statement switch
    {
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call } => call,
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" }, Right: InvocationExpressionSyntax call } } => call,
        LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables } => variables[0].Initializer?.Value as InvocationExpressionSyntax,
        _ => null,
    };

    /// <summary>Nearly every variable is used; to find its name again takes no symbol.</summary>
    private static bool IsNamedAgain(SyntaxNode statement)
    {
        if (statement is not LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables })
        {
            return false;
        }

        var scope = statement.Parent is GlobalStatementSyntax global ? global.Parent : statement.Parent;
        return scope is not null && scope.DescendantNodes(node => node.Span.End > statement.SpanStart)
            .Any(node => node is IdentifierNameSyntax name && name.Identifier.ValueText == variables[0].Identifier.ValueText);
    }
}
