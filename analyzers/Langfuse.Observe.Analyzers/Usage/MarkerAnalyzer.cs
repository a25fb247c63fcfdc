using Langfuse.Observe.Analyzers.Context;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Langfuse.Observe.Analyzers.Usage;

/// <summary>LFO1005, LFO1009, LFO1013 and LFO6011: <c>[UserId]</c> and its kin on a type that they cannot read, on an observation without such a field, where nothing is observed, or given an id that is none.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MarkerAnalyzer() : LangfuseAnalyzer(UsageRules.LFO1005_MarkerOnWrongType, UsageRules.LFO1009_GenerationFieldElsewhere, UsageRules.LFO1013_MarkerWithoutObserve, ContextRules.LFO6011_IdFormat)
{
    private static readonly string[] s_markers = ["UserId", "SessionId", "TraceId", "ParentObservationId", "Model"];

    private protected override void Start(CompilationStartAnalysisContext context, LangfuseSymbols symbols) =>
        context.RegisterSyntaxNodeAction(node => Analyze(node, symbols), SyntaxKind.Attribute);

    private static void Analyze(SyntaxNodeAnalysisContext context, LangfuseSymbols symbols)
    {
        var attribute = (AttributeSyntax)context.Node;
        var name = symbols.Aliases.Attribute(attribute);
        if (Array.IndexOf(s_markers, name) < 0 || attribute.Parent?.Parent is not ParameterSyntax
            || context.SemanticModel.GetTypeInfo(attribute, context.CancellationToken).Type?.ContainingNamespace?.ToDisplayString() != "Langfuse.Observe"
            || AttributeTarget.Of(attribute, context.SemanticModel, context.CancellationToken) is not IParameterSymbol { ContainingSymbol: IMethodSymbol method } parameter)
        {
            return;
        }

        if (symbols.Observed.AttributeOf(method) is not { } observe)
        {
            context.ReportDiagnostic(UsageRules.LFO1013_MarkerWithoutObserve.At(attribute, name, parameter.Name, Display.Name(method)));
        }
        else if (!CanRead(name, parameter))
        {
            context.ReportDiagnostic(UsageRules.LFO1005_MarkerOnWrongType.At(
                attribute, name, parameter.Name, Display.Name(method), Display.Type(parameter.Type), IsId(name) ? "string" : "string, Guid or number"));
        }
        else if (name == "Model" && ObserveOptions.TypeOf(observe) is var type && !ObserveOptions.CarriesModel(type))
        {
            context.ReportDiagnostic(UsageRules.LFO1009_GenerationFieldElsewhere.With(
                attribute, FixProperties.Of(FixProperties.Cure, "parameter"), "[Model]", Display.Name(method), type.ToLowerInvariant()));
        }
        else if (IsId(name))
        {
            IdForm.CheckCallers(parameter, name == "TraceId", context.Compilation, context.ReportDiagnostic, context.CancellationToken);
        }
    }

    private static bool IsId(string name) => name is "TraceId" or "ParentObservationId";

    private static bool CanRead(string name, IParameterSymbol parameter)
    {
        var type = parameter.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : parameter.Type;
        if (parameter.RefKind == RefKind.Out)
        {
            return false;
        }

        return type.SpecialType == SpecialType.System_String
            || (!IsId(name) && type switch
            {
                { SpecialType: SpecialType.System_Boolean or SpecialType.System_DateTime } => false,
                { SpecialType: SpecialType.System_Object } => false,
                { TypeKind: TypeKind.TypeParameter or TypeKind.Error or TypeKind.Enum } => true,
                { IsRefLikeType: true } => false,
                { TypeKind: TypeKind.Struct } => !Captured.IsLeftOut(type) && !type.IsTupleType && type.Name is not ("TimeSpan" or "DateTimeOffset" or "DateOnly" or "TimeOnly" or "ValueTask" or "KeyValuePair") && HasText(type),
                { Name: "Uri" } => true,
                _ => false,
            });
    }

    /// <summary>Whether a value says what it is in a text of its own; a structure without one, or a record, gives the names of its type and members.</summary>
    private static bool HasText(ITypeSymbol type) =>
        type.SpecialType != SpecialType.None
        || type.GetMembers("ToString").OfType<IMethodSymbol>().Any(static method => method is { IsOverride: true, IsImplicitlyDeclared: false, Parameters.IsEmpty: true })
        || type.AllInterfaces.Any(static contract => contract is { Name: "IFormattable", ContainingNamespace.Name: "System" });
}
