using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Flow;

/// <summary>What tells somebody else that work is done.</summary>
internal static class Signals
{
    private static readonly string[] s_names = ["Set", "Signal", "Release", "SetResult", "TrySetResult", "SetException", "TrySetException", "TryComplete", "Complete", "Decrement", "SignalAndWait"];

    /// <summary>Whether code tells, by the names of what it calls.</summary>
    public static bool Has(SyntaxNode code) =>
        code.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Any(static access => s_names.Contains(access.Name.Identifier.ValueText));
}
