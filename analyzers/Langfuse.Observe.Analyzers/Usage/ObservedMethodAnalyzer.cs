using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Langfuse.Observe.Analyzers.Usage;

/// <summary>What concerns every observed method, whether the attribute stands on it, on its type or on the assembly: LFO1006 and LFO1008.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ObservedMethodAnalyzer() : LangfuseAnalyzer(UsageRules.LFO1006_RecordedAsTypeName, UsageRules.LFO1008_ObservedTwice)
{
    private protected override void Start(CompilationStartAnalysisContext context, LangfuseSymbols symbols) =>
        context.RegisterSyntaxNodeAction(node => Analyze(node, symbols), SyntaxKind.MethodDeclaration, SyntaxKind.LocalFunctionStatement);

    private static void Analyze(SyntaxNodeAnalysisContext context, LangfuseSymbols symbols)
    {
        if (!ObservedSyntax.MayBeObserved(context.Node, symbols)
            || context.SemanticModel.GetDeclaredSymbol(context.Node, context.CancellationToken) is not IMethodSymbol method
            || symbols.Observed.AttributeOf(method) is not { } data
            || method.IsVararg || method.IsExtern || method.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "UnmanagedCallersOnlyAttribute"))
        {
            return;
        }

        if (ObserveOptions.CapturesInput(data))
        {
            foreach (var parameter in method.Parameters)
            {
                if (IsUnreadable(parameter.Type, symbols) && !Captured.IsKeptOut(parameter, symbols))
                {
                    context.ReportDiagnostic(UsageRules.LFO1006_RecordedAsTypeName.At(
                        parameter.Locations[0], parameter.Name, Display.Name(method), Display.Type(parameter.Type)));
                }
            }
        }

        if (method.OverriddenMethod is { } overridden && symbols.Observed.Has(overridden) && CallsBase(context, overridden))
        {
            context.ReportDiagnostic(UsageRules.LFO1008_ObservedTwice.At(method.Locations[0], Display.Name(method), Display.Name(overridden)));
        }
    }

    private static bool IsUnreadable(ITypeSymbol type, LangfuseSymbols symbols) =>
        type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer
        || symbols.IsTask(type)
        || Streams.IsAsyncStream(type)
        || type is INamedTypeSymbol { Name: "IQueryable" or "IOrderedQueryable", ContainingNamespace.Name: "Linq" }
            or INamedTypeSymbol { Name: "Channel" or "ChannelReader" or "ChannelWriter", ContainingNamespace.Name: "Channels" };

    private static bool CallsBase(SyntaxNodeAnalysisContext context, IMethodSymbol overridden) =>
        context.Node.DescendantNodes().OfType<BaseExpressionSyntax>().Any(reference =>
            reference.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access && access.Name.Identifier.ValueText == overridden.Name
            && context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is IMethodSymbol called
            && SymbolEqualityComparer.Default.Equals(called.OriginalDefinition, overridden.OriginalDefinition));
}
