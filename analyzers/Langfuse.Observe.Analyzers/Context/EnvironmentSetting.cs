using System.Globalization;
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
    private static readonly string[] s_environments = ["LANGFUSE_TRACING_ENVIRONMENT", "Langfuse:Environment", "Langfuse__Environment"];

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
            EnvironmentName.Check(Value(key), context.SemanticModel, context.ReportDiagnostic, context.CancellationToken);
        }
        else if (s_rates.Contains(text, StringComparer.OrdinalIgnoreCase) && Value(key) is { } value
            && context.SemanticModel.GetConstantValue(value, context.CancellationToken) is { HasValue: true, Value: string written }
            && double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var rate))
        {
            SampleRates.CheckText(value, rate, context.ReportDiagnostic);
        }
    }

    /// <summary>What is set under the key: the next argument, the right side of an assignment, the second part of a pair.</summary>
    private static ExpressionSyntax? Value(LiteralExpressionSyntax key) => key.Parent switch
    {
        ArgumentSyntax { Parent: BracketedArgumentListSyntax { Parent: ElementAccessExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } access } } when assignment.Left == access => assignment.Right,
        ArgumentSyntax { Parent: BracketedArgumentListSyntax { Parent: ImplicitElementAccessSyntax { Parent: AssignmentExpressionSyntax assignment } } } => assignment.Right,
        ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "SetEnvironmentVariable" or "UseSetting" or "Add" or "TryAdd" } } or BaseObjectCreationExpressionSyntax } list } argument
            when list.Arguments.Count > 1 && list.Arguments[0] == argument => list.Arguments[1].Expression,
        InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression, Expressions: { Count: 2 } pair } when pair[0] == key => pair[1],
        _ => null,
    };
}
