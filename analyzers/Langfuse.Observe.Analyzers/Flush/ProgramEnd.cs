using Langfuse.Observe.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Langfuse.Observe.Analyzers.Flush;

/// <summary>How a program or a body ends, seen from one client.</summary>
internal static class ProgramEnd
{
    public const string ByException = "by an exception";

    public const string Normally = "normally";

    /// <summary>In words, the way on which something recorded is not flushed; null when there is none.</summary>
    public static string? WithoutFlush(FlowOutcome outcome, bool mustEnd, bool flushesWhenItCrashes = false)
    {
        foreach (var (block, states) in outcome.Exits)
        {
            if ((states & ClientStates.Dirty) != 0)
            {
                return Describe(block);
            }
        }

        if ((outcome.Thrown & ClientStates.Dirty) != 0 && !flushesWhenItCrashes)
        {
            return ByException;
        }

        return mustEnd && (outcome.Normal & ClientStates.Fresh) != 0 && (outcome.Normal & (ClientStates.Flushed | ClientStates.Disposed)) == 0 ? Normally : null;
    }

    private static string Describe(BasicBlock block) =>
        block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return && Syntax(block) is { } syntax && !IsLast(syntax)
            ? $"by the return in line {syntax.GetLocation().GetLineSpan().StartLinePosition.Line + 1}"
            : Normally;

    private static SyntaxNode? Syntax(BasicBlock block) => block.BranchValue?.Syntax.FirstAncestorOrSelf<StatementSyntax>()
        ?? block.Operations.LastOrDefault()?.Syntax;

    private static bool IsLast(SyntaxNode syntax) => syntax.Parent switch
    {
        BlockSyntax { Parent: BaseMethodDeclarationSyntax } block => block.Statements.Last() == syntax,
        GlobalStatementSyntax global => global.Parent?.ChildNodes().OfType<GlobalStatementSyntax>().Last() == global,
        _ => false,
    };
}
