using Langfuse.Observe.Analyzers.Constants;
using Langfuse.Observe.Analyzers.Flow;
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
        if (assignment is { Left: TupleExpressionSyntax targets, Right: TupleExpressionSyntax values })
        {
            for (var i = 0; i < targets.Arguments.Count && i < values.Arguments.Count; i++)
            {
                Analyze(context, targets.Arguments[i].Expression, values.Arguments[i].Expression);
            }
        }
        else
        {
            Analyze(context, assignment.Left, assignment.Right);
        }
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, ExpressionSyntax target, ExpressionSyntax value)
    {
        var key = (target as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText ?? (target as IdentifierNameSyntax)?.Identifier.ValueText;
        if (key is not ("PublicKey" or "SecretKey")
            || Kind(value, context.SemanticModel, context.CancellationToken) is not { } kind
            || key.StartsWith(kind, StringComparison.OrdinalIgnoreCase)
            || context.SemanticModel.GetSymbolInfo(target, context.CancellationToken).Symbol is not IPropertySymbol { ContainingType.Name: "LangfuseOptions" })
        {
            return;
        }

        context.ReportDiagnostic(FlushRules.LFO5017_KeysExchanged.At(value, key, kind, kind == "secret" ? "public" : "secret"));
    }

    /// <summary>Which of the keys a value is, by its prefix or by the name that it is read from; null when nothing says.</summary>
    internal static string? Kind(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken) => Kind(value, model, 0, cancellationToken);

    private static string? Kind(ExpressionSyntax value, SemanticModel model, int depth, CancellationToken cancellationToken)
    {
        if (model.GetConstantValue(value, cancellationToken) is { HasValue: true, Value: string key } && key.Length > 0)
        {
            return key.StartsWith("sk-", StringComparison.Ordinal) ? "secret" : key.StartsWith("pk-", StringComparison.Ordinal) ? "public" : null;
        }

        // What a variable is given says more than its name.
        if (depth < 3 && value is IdentifierNameSyntax or MemberAccessExpressionSyntax && model.GetSymbolInfo(value, cancellationToken).Symbol is (ILocalSymbol or IFieldSymbol) and var variable
            && variable.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } initial } && initial.SyntaxTree == model.SyntaxTree
            && Kind(initial, model, depth + 1, cancellationToken) is { } kind)
        {
            return kind;
        }

        if (depth < 3 && Passed(value, model, depth, cancellationToken) is { } passed)
        {
            return passed;
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

    /// <summary>What the callers give to a parameter, or a method gives as a part of its tuple.</summary>
    private static string? Passed(ExpressionSyntax value, SemanticModel model, int depth, CancellationToken cancellationToken)
    {
        switch (value is IdentifierNameSyntax ? model.GetSymbolInfo(value, cancellationToken).Symbol : null)
        {
            case IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction or MethodKind.Constructor } method } parameter:
                var kinds = Callers.Of(method, model.Compilation, cancellationToken).Select(caller => caller.Passed(parameter, cancellationToken)?.Value)
                    .Select(argument => argument is null ? null : Kind(argument, MethodBodies.Of(model.Compilation).Model(argument.SyntaxTree), depth + 1, cancellationToken)).Distinct().ToList();
                return kinds.Count == 1 ? kinds[0] : null;
            case ILocalSymbol local when local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is SingleVariableDesignationSyntax
            {
                Parent: ParenthesizedVariableDesignationSyntax { Parent: DeclarationExpressionSyntax { Parent: AssignmentExpressionSyntax { Right: var right } } } all,
            } part:
                return Part(right, all.Variables.IndexOf(part), model, depth, cancellationToken);
            default:
                return null;
        }
    }

    private static string? Part(ExpressionSyntax value, int index, SemanticModel model, int depth, CancellationToken cancellationToken)
    {
        if (value is InvocationExpressionSyntax call && model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { DeclaringSyntaxReferences: { Length: 1 } references }
            && references[0].GetSyntax(cancellationToken) is { } declaration && declaration.SyntaxTree == model.SyntaxTree)
        {
            value = declaration.DescendantNodes().Select(static node => (node as ArrowExpressionClauseSyntax)?.Expression ?? (node as ReturnStatementSyntax)?.Expression).FirstOrDefault(static exit => exit is TupleExpressionSyntax) ?? value;
        }

        return value is TupleExpressionSyntax tuple && index < tuple.Arguments.Count ? Kind(tuple.Arguments[index].Expression, model, depth + 1, cancellationToken) : null;
    }

    private static bool Says(string words, params string[] names) => names.Any(name => words.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0);
}
