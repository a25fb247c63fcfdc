using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Langfuse.Observe.Analyzers.Flush;

/// <summary>How a program or a body ends, seen from one client.</summary>
internal static class ProgramEnd
{
    /// <summary>In words, the way on which something recorded is not flushed; null when there is none.</summary>
    public static string? WithoutFlush(FlowOutcome outcome, bool mustEnd)
    {
        foreach (var (block, states) in outcome.Exits)
        {
            if ((states & ClientStates.Dirty) != 0)
            {
                return Describe(block);
            }
        }

        if ((outcome.Thrown & ClientStates.Dirty) != 0)
        {
            return "by an exception";
        }

        return mustEnd && (outcome.Normal & ClientStates.Fresh) != 0 && (outcome.Normal & ClientStates.Flushed) == 0 ? "at its end" : null;
    }

    private static string Describe(BasicBlock block) =>
        block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return && Syntax(block) is { } syntax && !IsLast(syntax)
            ? $"by the return in line {syntax.GetLocation().GetLineSpan().StartLinePosition.Line + 1}"
            : "at its end";

    private static SyntaxNode? Syntax(BasicBlock block) => block.BranchValue?.Syntax.FirstAncestorOrSelf<Microsoft.CodeAnalysis.CSharp.Syntax.StatementSyntax>()
        ?? block.Operations.LastOrDefault()?.Syntax;

    private static bool IsLast(SyntaxNode syntax) => syntax.Parent switch
    {
        Microsoft.CodeAnalysis.CSharp.Syntax.BlockSyntax { Parent: Microsoft.CodeAnalysis.CSharp.Syntax.BaseMethodDeclarationSyntax } block => block.Statements.Last() == syntax,
        Microsoft.CodeAnalysis.CSharp.Syntax.GlobalStatementSyntax global => global.Parent?.ChildNodes().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.GlobalStatementSyntax>().Last() == global,
        _ => false,
    };
}
