using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
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
                Report(context, machine, bodies, body);
            }
        }
    }

    private static void Report(SyntaxNodeAnalysisContext context, ClientMachine machine, MethodBodies bodies, Microsoft.CodeAnalysis.FlowAnalysis.ControlFlowGraph body)
    {
        foreach (var call in MethodBodies.Operations(body).OfType<IInvocationOperation>())
        {
            if (call.Syntax is InvocationExpressionSyntax syntax
                && call.Type is { Name: "Task" or "ValueTask" }
                && DroppedTask.Is(syntax, bodies.Model(syntax.SyntaxTree), context.CancellationToken)
                && (machine.Step(call, ClientStates.Fresh, body).After & ClientStates.Dirty) != 0)
            {
                context.ReportDiagnostic(FlushRules.LFO5009_TaskOutlivesProgram.At(syntax.Expression, Started(call)));
            }
        }
    }

    /// <summary>The method that runs in the task: for <c>Task.Run(() => Work())</c> the work.</summary>
    private static string Started(IInvocationOperation call) => Display.Name(call.TargetMethod);
}
