using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Langfuse.Observe.Analyzers.Flush;

/// <summary>LFO5013, and LFO5001 where it is a client: a using in a method that is not async ends before the task or stream does that the method returns.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UsingEndsEarlyAnalyzer() : LangfuseAnalyzer(FlushRules.LFO5001_EndsWithoutFlush, FlushRules.LFO5013_UsingEndsEarly)
{
    private static readonly string[] s_late = ["Task", "ValueTask", "IAsyncEnumerable"];

    private static readonly string[] s_completed = ["FromResult", "CompletedTask", "FromException", "FromCanceled"];

    private protected override void Start(CompilationStartAnalysisContext context, LangfuseSymbols symbols) =>
        context.RegisterSyntaxNodeAction(node => Analyze(node, symbols), SyntaxKind.UsingStatement, SyntaxKind.LocalDeclarationStatement, SyntaxKind.TryStatement);

    private static void Analyze(SyntaxNodeAnalysisContext context, LangfuseSymbols symbols)
    {
        var statement = (StatementSyntax)context.Node;
        if (Resource(statement) is not { } resource || !MayReturnLate(statement) || Returned(statement, context.SemanticModel, context.CancellationToken) is not { } task
            || Held(resource, context.SemanticModel, symbols, context.CancellationToken) is not { } held)
        {
            return;
        }

        var name = NameOf(statement) ?? held.Name;
        context.ReportDiagnostic(held.IsClient
            ? FlushRules.LFO5001_EndsWithoutFlush.At(resource, Method(statement, context), $"in the task that line {task.GetLocation().GetLineSpan().StartLinePosition.Line + 1} returns,", name,
                "the using ends before that task does", "Make the method async and await it.")
            : FlushRules.LFO5013_UsingEndsEarly.At(resource, name, task.GetLocation().GetLineSpan().StartLinePosition.Line + 1));
    }

    private static ExpressionSyntax? Resource(StatementSyntax statement) => statement switch
    {
        UsingStatementSyntax { AwaitKeyword.RawKind: 0 } block => block.Expression ?? block.Declaration?.Variables.First().Initializer?.Value,
        LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0, AwaitKeyword.RawKind: 0 } local => local.Declaration.Variables.First().Initializer?.Value,
        TryStatementSyntax { Finally: { } last } => last.Block.DescendantNodes().OfType<InvocationExpressionSyntax>().Select(EndedBy).FirstOrDefault(static ended => ended is not null),
        _ => null,
    };

    /// <summary><c>finally { trace.Dispose(); }</c></summary>
    private static ExpressionSyntax? EndedBy(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Dispose" or "End", Expression: IdentifierNameSyntax name } => name,
        MemberBindingExpressionSyntax { Name.Identifier.ValueText: "Dispose" or "End" } when call.Parent is ConditionalAccessExpressionSyntax { Expression: IdentifierNameSyntax name } => name,
        _ => null,
    };

    private static string? NameOf(StatementSyntax statement) => statement switch
    {
        UsingStatementSyntax { Declaration: { } declaration } => declaration.Variables.First().Identifier.ValueText,
        LocalDeclarationStatementSyntax local => local.Declaration.Variables.First().Identifier.ValueText,
        TryStatementSyntax => (Resource(statement) as IdentifierNameSyntax)?.Identifier.ValueText,
        _ => null,
    };

    /// <summary>Whether the function around is not async and gives something that goes on after it, by its text; of a lambda only its type tells.</summary>
    private static bool MayReturnLate(SyntaxNode statement)
    {
        foreach (var ancestor in statement.Ancestors())
        {
            switch (ancestor)
            {
                case AnonymousFunctionExpressionSyntax lambda:
                    return lambda.AsyncKeyword.IsKind(SyntaxKind.None);
                case LocalFunctionStatementSyntax function:
                    return !function.Modifiers.Any(SyntaxKind.AsyncKeyword) && s_late.Contains(SyntaxNames.Last(function.ReturnType));
                case MethodDeclarationSyntax method:
                    return !method.Modifiers.Any(SyntaxKind.AsyncKeyword) && s_late.Contains(SyntaxNames.Last(method.ReturnType));
                case MemberDeclarationSyntax and not GlobalStatementSyntax:
                    return false;
            }
        }

        return false;
    }

    /// <summary>What is returned while the using is open, and is not complete by then.</summary>
    private static ExpressionSyntax? Returned(StatementSyntax statement, SemanticModel model, CancellationToken cancellationToken)
    {
        var inside = statement is UsingStatementSyntax block ? block.Statement.DescendantNodesAndSelf(IsSameFunction)
            : statement is TryStatementSyntax guarded ? guarded.Block.DescendantNodes(IsSameFunction)
            : statement.Parent is BlockSyntax list ? list.Statements.Where(later => later.SpanStart > statement.SpanStart).SelectMany(static later => later.DescendantNodesAndSelf(IsSameFunction))
            : [];
        return inside.OfType<ReturnStatementSyntax>().Select(static exit => exit.Expression)
            .FirstOrDefault(value => value is not null && IsLate(value, model, cancellationToken))
            ?? (statement is UsingStatementSyntax ended ? ReturnedAfter(ended, model, cancellationToken) : null);
    }

    /// <summary><c>using (...) { work = AskAsync(); } return work;</c></summary>
    private static ExpressionSyntax? ReturnedAfter(UsingStatementSyntax block, SemanticModel model, CancellationToken cancellationToken) =>
        block.Statement.DescendantNodes(IsSameFunction).OfType<AssignmentExpressionSyntax>().Where(assignment =>
            assignment is { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: IdentifierNameSyntax name } && IsLate(assignment.Right, model, cancellationToken)
            && block.Parent is BlockSyntax list && list.Statements.OfType<ReturnStatementSyntax>().Any(exit => exit.SpanStart > block.SpanStart && exit.Expression is IdentifierNameSyntax returned && returned.Identifier.ValueText == name.Identifier.ValueText))
            .Select(static assignment => assignment.Right).FirstOrDefault();

    private static bool IsSameFunction(SyntaxNode node) => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);

    private static bool IsLate(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken)
    {
        while (value is ParenthesizedExpressionSyntax parenthesized)
        {
            value = parenthesized.Expression;
        }

        return value switch
        {
            SwitchExpressionSyntax choice => choice.Arms.Any(arm => IsLate(arm.Expression, model, cancellationToken)),
            BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } wrapped } made => model.GetTypeInfo(made, cancellationToken).Type is { Name: "ValueTask" } && IsLate(wrapped[0].Expression, model, cancellationToken),
            ConditionalExpressionSyntax choice => IsLate(choice.WhenTrue, model, cancellationToken) || IsLate(choice.WhenFalse, model, cancellationToken),
            InvocationExpressionSyntax call => model.GetTypeInfo(call, cancellationToken).Type is { } type && s_late.Contains(type.Name)
                && !(model.GetSymbolInfo(call, cancellationToken).Symbol is { } method && (s_completed.Contains(method.Name) || IsComplete(method, model.Compilation, cancellationToken))),
            IdentifierNameSyntax name => model.GetSymbolInfo(name, cancellationToken).Symbol is ILocalSymbol local && s_late.Contains(local.Type.Name)
                && local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: InvocationExpressionSyntax started }
                && IsLate(started, model, cancellationToken),
            _ => false,
        };
    }

    /// <summary>A method here that is not async and returns only tasks that are complete, or waits itself.</summary>
    private static bool IsComplete(ISymbol method, Compilation compilation, CancellationToken cancellationToken) =>
        method is IMethodSymbol { IsAsync: false } && method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is { } declaration
        && compilation.ContainsSyntaxTree(declaration.SyntaxTree)
        && Exits(declaration) is { Count: > 0 } exits
        && exits.All(static exit => exit is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var property } && s_completed.Contains(property)
            || exit is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } && s_completed.Contains(name));

    private static List<ExpressionSyntax> Exits(SyntaxNode declaration) => declaration switch
    {
        MethodDeclarationSyntax { ExpressionBody.Expression: { } value } => [value],
        LocalFunctionStatementSyntax { ExpressionBody.Expression: { } value } => [value],
        _ => [.. declaration.DescendantNodes(IsSameFunctionOr(declaration)).OfType<ReturnStatementSyntax>().Select(static exit => exit.Expression).OfType<ExpressionSyntax>()],
    };

    private static Func<SyntaxNode, bool> IsSameFunctionOr(SyntaxNode declaration) => node => node == declaration || IsSameFunction(node);

    /// <summary>What the using holds, when it is something of Langfuse: a client, an object that ends one, an observation or a scope.</summary>
    private static (string Name, bool IsClient)? Held(ExpressionSyntax resource, SemanticModel model, LangfuseSymbols symbols, CancellationToken cancellationToken)
    {
        var type = model.GetTypeInfo(resource, cancellationToken).Type;
        if (symbols.IsClient(type))
        {
            return ("langfuse", true);
        }

        if (symbols.IsObservation(type))
        {
            return ("observation", false);
        }

        if (type?.Name == "IDisposable" && resource is InvocationExpressionSyntax call && model.GetSymbolInfo(call, cancellationToken).Symbol is { Name: "Propagate" } scope && symbols.IsContext(scope.ContainingType))
        {
            return ("Propagate", false);
        }

        return type is not null && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, symbols.Compilation.Assembly) && Owns(type, symbols) ? (type.Name, true) : null;
    }

    private static bool Owns(ITypeSymbol type, LangfuseSymbols symbols) =>
        Lifetimes.Of(symbols).Bodies.Any(body => body.Name is "Dispose" or "DisposeAsync" && SymbolEqualityComparer.Default.Equals(body.ContainingType, type));

    private static string Method(SyntaxNode statement, SyntaxNodeAnalysisContext context) =>
        Bodies.Around(statement, context.SemanticModel, context.CancellationToken) is { } body ? Display.Name(body) : "The program";
}
