using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Langfuse.Observe.Analyzers.Usage;

/// <summary>What can be told from an <c>[Observe]</c> and the member that it stands on.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ObservedAttributeAnalyzer()
    : LangfuseAnalyzer(
        UsageRules.LFO1001_NoBody,
        UsageRules.LFO1002_ConstructorOrFinaliser,
        UsageRules.LFO1004_ReducerDoesNotFit,
        UsageRules.LFO1007_UnsupportedShape,
        UsageRules.LFO1009_GenerationFieldElsewhere,
        UsageRules.LFO1010_StreamInsideResult,
        UsageRules.LFO1012_AsyncVoid,
        UsageRules.LFO1014_SampleRateOutOfRange,
        UsageRules.LFO1015_ObservedAndNotObserved)
{
    private protected override void Start(CompilationStartAnalysisContext context, LangfuseSymbols symbols) =>
        context.RegisterSyntaxNodeAction(node => Analyze(node, symbols), SyntaxKind.Attribute);

    private static void Analyze(SyntaxNodeAnalysisContext context, LangfuseSymbols symbols)
    {
        var attribute = (AttributeSyntax)context.Node;
        if (symbols.Aliases.Attribute(attribute) != "Observe"
            || AttributeTarget.Of(attribute, context.SemanticModel, context.CancellationToken) is not { } member
            || symbols.Observed.OwnAttribute(member) is not { } data)
        {
            return;
        }

        AttributeChecks.Values(attribute, member, data, context.SemanticModel, context.ReportDiagnostic);
        if (symbols.Observed.IsOptedOut(member))
        {
            context.ReportDiagnostic(UsageRules.LFO1015_ObservedAndNotObserved.At(attribute, Display.Name(member)));
        }

        foreach (var method in Methods(member))
        {
            if (Refusal(attribute, method, member) is { } refused)
            {
                context.ReportDiagnostic(refused);
                return;
            }

            AttributeChecks.Shape(attribute, method, data, context.SemanticModel, symbols, context.ReportDiagnostic);
        }
    }

    /// <summary>The methods that an attribute on one member means; those of a type are ordinary ones and are never refused.</summary>
    private static IEnumerable<IMethodSymbol> Methods(ISymbol member) => member switch
    {
        IMethodSymbol method => [method],
        IPropertySymbol property => new[] { property.GetMethod, property.SetMethod }.OfType<IMethodSymbol>(),
        IEventSymbol happening => new[] { happening.AddMethod, happening.RemoveMethod }.OfType<IMethodSymbol>(),
        _ => [],
    };

    private static Diagnostic? Refusal(AttributeSyntax attribute, IMethodSymbol method, ISymbol member)
    {
        var name = Display.Name(member);
        if (method.MethodKind is MethodKind.Constructor or MethodKind.StaticConstructor or MethodKind.Destructor)
        {
            return UsageRules.LFO1002_ConstructorOrFinaliser.At(attribute, name, method.MethodKind == MethodKind.Destructor ? "finaliser" : "constructor");
        }

        var bodyless = method.IsExtern ? "extern"
            : method is { IsPartialDefinition: true, PartialImplementationPart: null } ? "partial and not implemented"
            : !method.IsAbstract ? null
            : method.ContainingType?.TypeKind == TypeKind.Interface ? "an interface member"
            : "abstract";
        if (bodyless is not null)
        {
            return UsageRules.LFO1001_NoBody.At(attribute, name, bodyless);
        }

        var unsupported = method.IsVararg ? "takes __arglist"
            : method.GetAttributes().Any(static data => data.AttributeClass?.Name == "UnmanagedCallersOnlyAttribute") ? "is called by native code only"
            : null;
        return unsupported is null ? null : UsageRules.LFO1007_UnsupportedShape.At(attribute, name, unsupported);
    }
}
