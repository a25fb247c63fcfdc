using System.Composition;
using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.CodeFixes.Usage;

/// <summary>Makes an <c>async void</c> method return its task.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ReturnTaskFixer() : LangfuseFixer(UsageRules.LFO1012_AsyncVoid)
{
    private protected override CodeAction? Cure(Report report)
    {
        SyntaxNode? function = report.Node.AncestorsAndSelf().FirstOrDefault(static node => node is MethodDeclarationSyntax or LocalFunctionStatementSyntax);
        var type = (function as MethodDeclarationSyntax)?.ReturnType ?? (function as LocalFunctionStatementSyntax)?.ReturnType;
        if (function is null || type is null
            || report.Model.GetDeclaredSymbol(function, report.CancellationToken) is not IMethodSymbol method || MustStayVoid(method) || IsUsedAsDelegate(method, report))
        {
            return null;
        }

        return report.Replace("Return Task", type, SyntaxFactory.ParseTypeName(Name(report, type)).WithTriviaFrom(type));
    }

    /// <summary>An event handler, an override, or what somebody else gave its signature.</summary>
    private static bool MustStayVoid(IMethodSymbol method) =>
        method.IsOverride || method.IsVirtual || method.IsAbstract || method.PartialDefinitionPart is not null || !method.ExplicitInterfaceImplementations.IsEmpty
        || (method.Parameters.Length == 2 && method.Parameters[1].Type.Name.EndsWith("EventArgs", StringComparison.Ordinal))
        || (method.MethodKind == MethodKind.Ordinary && method.ContainingType.AllInterfaces.SelectMany(static contract => contract.GetMembers())
            .Any(member => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method)));

    /// <summary>A delegate of type <c>Action</c> takes no method that returns a task.</summary>
    private static bool IsUsedAsDelegate(IMethodSymbol method, Report report) =>
        NameIndex.Of(report.Model.Compilation).References(method, report.CancellationToken).Any(static place =>
            (place.Parent is MemberAccessExpressionSyntax access && access.Name == place ? access.Parent : place.Parent) is not InvocationExpressionSyntax
            || IsBodyOfLambda(place));

    private static bool IsBodyOfLambda(SimpleNameSyntax place) => place.FirstAncestorOrSelf<InvocationExpressionSyntax>()?.Parent is LambdaExpressionSyntax or ArrowExpressionClauseSyntax;

    private static string Name(Report report, TypeSyntax place) =>
        report.Model.LookupNamespacesAndTypes(place.SpanStart, name: "Task") is { Length: > 0 } found && found.OfType<INamedTypeSymbol>().Any(static type => type.Arity == 0 && type.ContainingNamespace.ToDisplayString() == "System.Threading.Tasks")
        && found.OfType<INamedTypeSymbol>().All(static type => type.ContainingNamespace.ToDisplayString() == "System.Threading.Tasks")
            ? "Task"
            : "System.Threading.Tasks.Task";
}
