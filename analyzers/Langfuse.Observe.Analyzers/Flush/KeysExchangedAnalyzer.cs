using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Langfuse.Observe.Analyzers.Flush;

/// <summary>LFO5017: <c>options.PublicKey</c> is given what is, or is called, a secret key, or the other way round.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class KeysExchangedAnalyzer() : LangfuseAnalyzer(FlushRules.LFO5017_KeysExchanged)
{
    private protected override void Start(CompilationStartAnalysisContext context, LangfuseSymbols symbols) =>
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.SimpleAssignmentExpression);

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        var assignment = (AssignmentExpressionSyntax)context.Node;
        var key = (assignment.Left as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText ?? (assignment.Left as IdentifierNameSyntax)?.Identifier.ValueText;
        if (key is not ("PublicKey" or "SecretKey")
            || Kind(assignment.Right, context.SemanticModel, context.CancellationToken) is not { } kind
            || key.StartsWith(kind, StringComparison.OrdinalIgnoreCase)
            || context.SemanticModel.GetSymbolInfo(assignment.Left, context.CancellationToken).Symbol is not IPropertySymbol { ContainingType.Name: "LangfuseOptions" })
        {
            return;
        }

        context.ReportDiagnostic(FlushRules.LFO5017_KeysExchanged.At(assignment.Right, key, kind, kind == "secret" ? "public" : "secret"));
    }

    /// <summary>Which of the keys a value is, by its prefix or by the name that it is read from; null when nothing says.</summary>
    internal static string? Kind(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken, int depth = 0)
    {
        if (model.GetConstantValue(value, cancellationToken) is { HasValue: true, Value: string key } && key.Length > 0)
        {
            return key.StartsWith("sk-", StringComparison.Ordinal) ? "secret" : key.StartsWith("pk-", StringComparison.Ordinal) ? "public" : null;
        }

        // What a variable is given says more than its name.
        if (depth < 3 && value is IdentifierNameSyntax or MemberAccessExpressionSyntax && model.GetSymbolInfo(value, cancellationToken).Symbol is (ILocalSymbol or IFieldSymbol) and var variable
            && variable.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } initial } && initial.SyntaxTree == model.SyntaxTree
            && Kind(initial, model, cancellationToken, depth + 1) is { } kind)
        {
            return kind;
        }

        var words = string.Join(" ", value.DescendantNodesAndSelf().Select(static node => node switch
        {
            IdentifierNameSyntax name => name.Identifier.ValueText,
            LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal => literal.Token.ValueText,
            _ => "",
        }));
        bool secret = Says(words, "secretkey", "secret_key", "secret-key"), open = Says(words, "publickey", "public_key", "public-key");
        return secret == open ? null : secret ? "secret" : "public";
    }

    private static bool Says(string words, params string[] names) => names.Any(name => words.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0);
}
