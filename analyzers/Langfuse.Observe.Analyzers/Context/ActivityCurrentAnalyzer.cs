using Langfuse.Observe.Analyzers.Constants;
using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Langfuse.Observe.Analyzers.Context;

/// <summary>LFO6008: <c>Activity.Current</c> is set by hand. Putting back what was there before is not reported, nor is the method's own activity, which an iterator makes current again after a yield.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ActivityCurrentAnalyzer() : LangfuseAnalyzer(ContextRules.LFO6008_ActivityCurrentSet)
{
    private protected override void Start(CompilationStartAnalysisContext context, LangfuseSymbols symbols) =>
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.SimpleAssignmentExpression);

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        var assignment = (AssignmentExpressionSyntax)context.Node;
        if (assignment.Left is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Current" } or IdentifierNameSyntax { Identifier.ValueText: "Current" }
            && context.SemanticModel.GetSymbolInfo(assignment.Left, context.CancellationToken).Symbol is IPropertySymbol
            {
                ContainingType: { Name: "Activity", ContainingNamespace: { Name: "Diagnostics", ContainingNamespace.Name: "System" } },
            }
            && !PutsBack(assignment.Right, context) && !IsKept(assignment.Right, new(context.SemanticModel, context.CancellationToken), 0))
        {
            var body = Bodies.Around(assignment, context.SemanticModel, context.CancellationToken);
            if (IsInTest(body))
            {
                return;
            }

            context.ReportDiagnostic(ContextRules.LFO6008_ActivityCurrentSet.At(assignment.Left, body is null ? "the program" : Display.Name(Bodies.Member(body))));
        }
    }

    private static bool PutsBack(ExpressionSyntax value, SyntaxNodeAnalysisContext context, int depth = 0) =>
        depth < 3 && value is IdentifierNameSyntax name
        && context.SemanticModel.GetSymbolInfo(value, context.CancellationToken).Symbol is ILocalSymbol local
        && (local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.CancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } initial }
                && (IsCurrent(initial) || IsOwn(initial) || EndsByHand(initial, name, context) || PutsBack(initial, context, depth + 1))
            || context.Node.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>()?.DescendantNodes().OfType<AssignmentExpressionSyntax>()
                .Any(assignment => assignment.Left is IdentifierNameSyntax left && left.Identifier.ValueText == name.Identifier.ValueText && IsCurrent(assignment.Right)) == true);

    /// <summary>Whether the value is what was current before, however it was kept: in a field, a property, a stack, or handed to the method or constructor by each of its callers.</summary>
    private static bool IsKept(ExpressionSyntax value, ValueSources sources, int depth) =>
        depth < 3 && sources.Of(value) is { Count: > 0 } found && found.All(source => source switch
        {
            { Kind: SourceKind.Parameter, Parameter: { ContainingSymbol: IMethodSymbol method } parameter } =>
                Callers.Of(method, sources.Compilation, sources.CancellationToken).Select(caller => caller.Passed(parameter, sources.CancellationToken)).ToList() is { Count: > 0 } passed
                && passed.All(argument => argument is var (given, _) && IsKept(given, new(sources.Model(given), sources.CancellationToken), depth + 1)),
            { Kind: SourceKind.Written, Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } } when CollectionItems.IsPick(access.Name.Identifier.ValueText) =>
                CollectionItems.Of(access.Expression, sources, 0) is { Count: > 0 } items && items.All(item => IsCurrent(item.Expression, sources)),
            _ => IsCurrent(source.Expression, sources),
        });

    private static bool IsCurrent(ExpressionSyntax value, ValueSources sources) =>
        sources.Symbol(value) is IPropertySymbol { Name: "Current", IsStatic: true, ContainingType.Name: "Activity" };

    private static bool IsOwn(ExpressionSyntax initial) => initial.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>() is { UsingKeyword.RawKind: not 0 } || initial.FirstAncestorOrSelf<UsingStatementSyntax>()?.Declaration?.Span.Contains(initial.Span) == true;

    // var run = StartRun(); try { … } finally { run?.Dispose(); }
    private static bool EndsByHand(ExpressionSyntax initial, IdentifierNameSyntax name, SyntaxNodeAnalysisContext context) =>
        initial is InvocationExpressionSyntax
        && context.Node.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>()?.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => (call.Expression switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Dispose" or "Stop" } access => access.Expression,
            MemberBindingExpressionSyntax { Name.Identifier.ValueText: "Dispose" or "Stop" } => (call.Parent as ConditionalAccessExpressionSyntax)?.Expression,
            _ => null,
        })?.ToString().TrimEnd('!') == name.Identifier.ValueText) == true;

    private static bool IsCurrent(ExpressionSyntax value) => value is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Current" };

    /// <summary>Tests clear it to stand alone.</summary>
    private static bool IsInTest(IMethodSymbol? body) => body is not null && Bodies.Member(body).ContainingType is { } type && CodeRoles.IsTestFixture(type);
}
