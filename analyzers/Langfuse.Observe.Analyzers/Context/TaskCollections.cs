using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Context;

/// <summary>Tasks that are put into a collection of which nobody awaits all.</summary>
internal static class TaskCollections
{
    // What does not look at the tasks.
    private static readonly string[] s_idle = ["Add", "AddRange", "Count", "Length", "Clear", "Capacity", "EnsureCapacity", "Enqueue", "Push"];

    /// <summary>Whether a local collection is only filled, or only its first finished task is awaited: <c>await Task.WhenAny(tasks)</c> leaves the others to themselves.</summary>
    public static bool IsNeverAwaited(string variable, SyntaxNode statement)
    {
        var scope = Scope(statement);
        var uses = scope.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == variable && name.Parent is not NameColonSyntax).ToList();
        return uses.All(IsIdle);
    }

    /// <summary>The scope in which the variables of a statement are declared, as far out as the member.</summary>
    private static SyntaxNode Scope(SyntaxNode statement) =>
        statement.Ancestors().FirstOrDefault(static node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or AccessorDeclarationSyntax or CompilationUnitSyntax) ?? statement;

    /// <summary>Whether a use of the collection takes nothing out of it.</summary>
    public static bool IsIdle(ExpressionSyntax use) => use.Parent switch
    {
        // pending[name] = AskAsync(name);
        ElementAccessExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } element => assignment.Left == element,
        MemberAccessExpressionSyntax access when access.Expression == use => s_idle.Contains(access.Name.Identifier.ValueText),
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WhenAny" } } any } => !any.Ancestors().Any(static node => node is WhileStatementSyntax or DoStatementSyntax),

        // await Task.WhenAny(Task.WhenAll(writes), Task.Delay(time)): all of them are one of two that may come first.
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WhenAll" }, Parent: ArgumentSyntax } all } => IsIdle(all),
        _ => false,
    };
}
