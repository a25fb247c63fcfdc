using System.Globalization;
using Langfuse.Observe.Analyzers.Constants;
using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Analyzers.Usage;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Langfuse.Observe.Analyzers.Context;

/// <summary>LFO6007 and LFO1014 where settings are given by their names: as environment variables, or as keys of the configuration.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EnvironmentSetting() : LangfuseAnalyzer(ContextRules.LFO6007_EnvironmentPattern, UsageRules.LFO1014_SampleRateOutOfRange)
{
    private static readonly string[] s_environments = ["LANGFUSE_TRACING_ENVIRONMENT", "Langfuse:Environment", "Langfuse__Environment", "langfuse.environment"];

    private static readonly string[] s_rates = ["LANGFUSE_SAMPLE_RATE", "Langfuse:SampleRate", "Langfuse__SampleRate"];

    private protected override void Start(CompilationStartAnalysisContext context, LangfuseSymbols symbols) =>
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.StringLiteralExpression);

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        var key = (LiteralExpressionSyntax)context.Node;
        var text = key.Token.ValueText;
        if (!text.StartsWith("LANGFUSE", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        if (s_environments.Contains(text, StringComparer.OrdinalIgnoreCase))
        {
            foreach (var value in Values(key, context))
            {
                EnvironmentName.Check(value, Model(value, context), context.ReportDiagnostic, context.CancellationToken);
            }
        }
        else if (s_rates.Contains(text, StringComparer.OrdinalIgnoreCase))
        {
            foreach (var value in Values(key, context))
            {
                if (ConstantFlow.Of(value, Model(value, context), context.CancellationToken) is { Constants: { Count: 1 } constants, IsOpen: false } && constants[0].Value is string written
                    && double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var rate))
                {
                    SampleRates.CheckText(value, rate, context.ReportDiagnostic);
                }
            }
        }
    }

    private static SemanticModel Model(SyntaxNode node, SyntaxNodeAnalysisContext context) =>
        node.SyntaxTree == context.Node.SyntaxTree ? context.SemanticModel : MethodBodies.Of(context.Compilation).Model(node.SyntaxTree);

    /// <summary>What is set under the key where it is written, or where the constant is used that holds it.</summary>
    private static IEnumerable<ExpressionSyntax> Values(LiteralExpressionSyntax key, SyntaxNodeAnalysisContext context)
    {
        if (key.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } && context.SemanticModel.GetDeclaredSymbol(declarator, context.CancellationToken) is { } constant)
        {
            return NameIndex.Of(context.Compilation).References(constant, context.CancellationToken)
                .Select(static place => Value(place.Parent is MemberAccessExpressionSyntax access && access.Name == place ? access : place)).OfType<ExpressionSyntax>();
        }

        return Value(key) is { } value ? [value] : [];
    }

    /// <summary>What is set under the key: the next argument, the right side of an assignment, the second part of a pair.</summary>
    private static ExpressionSyntax? Value(ExpressionSyntax key) => key.Parent switch
    {
        ArgumentSyntax { Parent: BracketedArgumentListSyntax { Parent: ElementAccessExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } access } } when assignment.Left == access => assignment.Right,
        ArgumentSyntax { Parent: BracketedArgumentListSyntax { Parent: ImplicitElementAccessSyntax { Parent: AssignmentExpressionSyntax assignment } } } => assignment.Right,
        ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "SetEnvironmentVariable" or "UseSetting" or "Add" or "TryAdd" or "SetTag" or "AddTag" } } or BaseObjectCreationExpressionSyntax } list } argument
            when list.Arguments.Count > 1 && list.Arguments[0] == argument => list.Arguments[1].Expression,
        InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression, Expressions: { Count: 2 } pair } when pair[0] == key => pair[1],
        _ => null,
    };
}
