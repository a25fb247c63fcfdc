using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Flow;

/// <summary>Uses of a disposable value that neither end it nor give it to anybody who could.</summary>
internal static class Looks
{
    private static readonly string[] s_takesNothing = ["ThrowIfNull", "KeepAlive", "Assert", "WriteLine", "Write", "ReferenceEquals", "nameof", "NotNull", "IsNotNull"];

    /// <summary><c>if (scope is null)</c>, <c>scope != null</c>, <c>ArgumentNullException.ThrowIfNull(scope)</c>, <c>nameof(scope)</c>.</summary>
    public static bool Is(IdentifierNameSyntax name) => name.Parent switch
    {
        IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax or UnaryPatternSyntax { Pattern: ConstantPatternSyntax } } => true,
        BinaryExpressionSyntax comparison => comparison.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => Calls.NamedCall.NameOf(call)?.Identifier.ValueText is { } callee && Array.IndexOf(s_takesNothing, callee) >= 0,
        _ => false,
    };
}
