using Langfuse.Observe.Analyzers.Observed;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Usage;

/// <summary>LFO1008: an observed override calls the base method, which is observed too.</summary>
internal sealed class ObservedTwice() : ObservedMethodRule(UsageRules.LFO1008_ObservedTwice)
{
    public override void Check(ObservedMethod method)
    {
        if (method.Symbol.OverriddenMethod is { } overridden && method.Symbols.Observed.Has(overridden)
            && !method.IsRefused && CallsBase(method, overridden))
        {
            method.Report(UsageRules.LFO1008_ObservedTwice.At(method.Symbol.Locations[0], Display.Name(method.Symbol), Display.Name(overridden)));
        }
    }

    private static bool CallsBase(ObservedMethod method, IMethodSymbol overridden) =>
        method.Syntax.DescendantNodes().OfType<BaseExpressionSyntax>().Any(reference =>
            (overridden.AssociatedSymbol is IPropertySymbol property && reference.Parent is MemberAccessExpressionSyntax read && read.Name.Identifier.ValueText == property.Name
                && (read.Parent is AssignmentExpressionSyntax assignment && assignment.Left == read) == (overridden.MethodKind == MethodKind.PropertySet))
            || reference.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access && access.Name.Identifier.ValueText == overridden.Name
            && method.Model.GetSymbolInfo(call, method.CancellationToken).Symbol is IMethodSymbol called
            && SymbolEqualityComparer.Default.Equals(called.OriginalDefinition, overridden.OriginalDefinition));
}
