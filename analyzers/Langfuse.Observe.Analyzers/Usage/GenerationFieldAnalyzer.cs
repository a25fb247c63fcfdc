using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Langfuse.Observe.Analyzers.Usage;

/// <summary>LFO1009 where fields are set in code: on the current observation, at a start, or on a handle of another type.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GenerationFieldAnalyzer() : LangfuseAnalyzer(UsageRules.LFO1009_GenerationFieldElsewhere, UsageRules.LFO1014_SampleRateOutOfRange)
{
    private static readonly string[] Fields = ["model", "modelParameters", "usage", "cost", "completionStartTime"];

    private protected override void Start(CompilationStartAnalysisContext context, LangfuseSymbols symbols)
    {
        context.RegisterSyntaxNodeAction(node => Analyze(node, symbols), SyntaxKind.InvocationExpression);
        context.RegisterSyntaxNodeAction(AnalyzeSampleRate, SyntaxKind.SimpleAssignmentExpression);
    }

    private static void AnalyzeSampleRate(SyntaxNodeAnalysisContext context)
    {
        var assignment = (AssignmentExpressionSyntax)context.Node;
        if (assignment.Left is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "SampleRate" } or IdentifierNameSyntax { Identifier.ValueText: "SampleRate" }
            && context.SemanticModel.GetSymbolInfo(assignment.Left, context.CancellationToken).Symbol is IPropertySymbol { ContainingType.Name: "LangfuseOptions" }
            && context.SemanticModel.GetConstantValue(assignment.Right, context.CancellationToken) is { HasValue: true, Value: { } rate })
        {
            SampleRates.Check(assignment.Right, rate, context.ReportDiagnostic);
        }
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, LangfuseSymbols symbols)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        if (call.Expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "UpdateCurrentObservation" or "StartObservation" or "Update" or "End" } access
            || context.SemanticModel.GetOperation(call, context.CancellationToken) is not IInvocationOperation operation
            || operation.Arguments.FirstOrDefault(static argument => argument.ArgumentKind == ArgumentKind.Explicit && Fields.Contains(argument.Parameter?.Name)) is not { } field
            || field.Value.ConstantValue is { HasValue: true, Value: null }
            || TypeAt(operation, access, context, symbols) is not var (type, name, cure)
            || ObserveOptions.CarriesModel(type))
        {
            return;
        }

        context.ReportDiagnostic(UsageRules.LFO1009_GenerationFieldElsewhere.With(
            field.Syntax, FixProperties.Of(FixProperties.Cure, cure), field.Parameter!.Name, name, type.ToLowerInvariant()));
    }

    /// <summary>The type of the observation that the call is about, where that is sure; what it is called; and which cure fits.</summary>
    private static (string Type, string Name, string? Cure)? TypeAt(
        IInvocationOperation operation, MemberAccessExpressionSyntax access, SyntaxNodeAnalysisContext context, LangfuseSymbols symbols)
    {
        switch (operation.TargetMethod.Name)
        {
            case "UpdateCurrentObservation" when symbols.IsContext(operation.TargetMethod.ContainingType):
                return Current(access, context, symbols);
            case "StartObservation" when symbols.IsClient(operation.TargetMethod.ContainingType) || symbols.IsObservation(operation.TargetMethod.ContainingType):
                return Started(operation) is { } started ? (started, "the observation", null) : null;
            case "Update" or "End" when symbols.IsObservation(operation.TargetMethod.ContainingType):
                return Handle(access.Expression, context) is { } type ? (type, access.Expression.ToString(), null) : null;
            default:
                return null;
        }
    }

    /// <summary>The observed method around, unless something that is started by hand may be current in it.</summary>
    private static (string, string, string?)? Current(SyntaxNode call, SyntaxNodeAnalysisContext context, LangfuseSymbols symbols)
    {
        if (Bodies.Around(call, context.SemanticModel, context.CancellationToken) is not { } body || symbols.Observed.AttributeOf(body) is not { } data
            || body.MethodKind == MethodKind.AnonymousFunction && symbols.Observed.OwnAttribute(body) is null)
        {
            return null;
        }

        var scope = call.Ancestors().FirstOrDefault(static node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax);
        var startsOther = scope?.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
            .Any(static access => access.Name.Identifier.ValueText is "StartTrace" or "StartSpan" or "StartGeneration" or "StartObservation") == true;
        return startsOther ? null : (ObserveOptions.TypeOf(data), Display.Name(body), "method");
    }

    private static string? Started(IInvocationOperation operation)
    {
        var argument = operation.Arguments.FirstOrDefault(static argument => argument.Parameter?.Type.Name == "ObservationType");
        return argument?.Value is { ConstantValue: { HasValue: true, Value: { } value }, Type: INamedTypeSymbol type }
            ? type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => Equals(field.ConstantValue, value))?.Name
            : null;
    }

    /// <summary>The type of a handle in a local that is started where it is declared.</summary>
    private static string? Handle(ExpressionSyntax handle, SyntaxNodeAnalysisContext context)
    {
        if (context.SemanticModel.GetSymbolInfo(handle, context.CancellationToken).Symbol is not ILocalSymbol local
            || local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.CancellationToken) is not VariableDeclaratorSyntax { Initializer.Value: InvocationExpressionSyntax start }
            || start.Expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name }
            || context.SemanticModel.GetOperation(start, context.CancellationToken) is not IInvocationOperation operation)
        {
            return null;
        }

        return name switch
        {
            "StartSpan" => "Span",
            "StartTrace" or "StartObservation" => Started(operation),
            _ => null,
        };
    }
}
