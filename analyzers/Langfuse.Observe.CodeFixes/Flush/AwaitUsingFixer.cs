using System.Composition;
using Langfuse.Observe.Analyzers;
using Langfuse.Observe.CodeFixes.Editing;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Langfuse.Observe.CodeFixes.Flush;

/// <summary>Turns the variable of a client or an observation into one that is disposed on every path.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AwaitUsingFixer()
    : LangfuseFixer(
        FlushRules.LFO5001_EndsWithoutFlush,
        FlushRules.LFO5005_ClientNotDisposed,
        FlushRules.LFO5011_FixtureEndsWithoutFlush,
        FlushRules.LFO5012_ObservationNotEnded,
        ContextRules.LFO6004_PropagateNotDisposed)
{
    private protected override CodeAction? Cure(Report report)
    {
        // A client that is started in one method and used after it must not end with that method.
        if (report.Around<InvocationExpressionSyntax>() is not { } call || report.Property(FixProperties.Cure) == FixProperties.NoCure)
        {
            return null;
        }

        var isClient = report.Id is "LFO5001" or "LFO5005" or "LFO5011";
        var awaits = isClient && Functions.CanAwait(call);
        var title = awaits ? "Dispose it with 'await using'" : "Dispose it with 'using'";
        return call.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax local } } }
                when local.UsingKeyword.IsKind(SyntaxKind.None) && UsingDeclarations.CanStand(local) && !(isClient && UsingDeclarations.IsOfBranch(local)) && !IsAssignedAgain(local)
                => report.Replace(title, local, UsingDeclarations.Of(local, awaits)),
            ExpressionStatementSyntax statement when IsDisposable(report, call) && CanDeclare(statement, isClient)
                => report.Replace(title, statement, Declared(statement, call, isClient ? "langfuse" : NameFor(call), awaits)),
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" }, Parent: ExpressionStatementSyntax statement } when CanDeclare(statement, isClient)
                => report.Replace(title, statement, Declared(statement, call, isClient ? "langfuse" : NameFor(call), awaits)),
            _ => report.Id == "LFO5001" ? Provider(report, call) : null,
        };
    }

    private static bool CanDeclare(StatementSyntax statement, bool isClient) =>
        UsingDeclarations.CanStand(statement) && (!isClient || UsingDeclarations.IsOfFunction(statement));

    /// <summary><c>services.AddLangfuse();</c> and <c>services.AddSingleton(_ => LangfuseClient.Start());</c> give back the services, which nobody disposes.</summary>
    private static bool IsDisposable(Report report, InvocationExpressionSyntax call) =>
        report.Model.GetTypeInfo(call, report.CancellationToken).Type is { } type
        && type.AllInterfaces.Add(type as INamedTypeSymbol ?? report.Model.Compilation.ObjectType).Any(static held => held.Name is "IDisposable" or "IAsyncDisposable");

    /// <summary>The provider that is built in the same function from the services to which Langfuse is added.</summary>
    private static CodeAction? Provider(Report report, InvocationExpressionSyntax call)
    {
        var scope = call.Ancestors().FirstOrDefault(static node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or CompilationUnitSyntax);
        var built = scope?.DescendantNodes().OfType<LocalDeclarationStatementSyntax>().Where(IsBuilt).ToList();
        var provider = built?.FirstOrDefault();
        if (provider is null || built!.Count > 1 || (!UsingDeclarations.CanStand(provider) || IsAssignedAgain(provider)
            || report.Model.GetTypeInfo(provider.Declaration.Type, report.CancellationToken).Type?.Name != "ServiceProvider"))
        {
            return null;
        }

        var awaits = Functions.CanAwait(provider);
        return report.Replace(awaits ? "Dispose the service provider with 'await using'" : "Dispose the service provider with 'using'", provider, UsingDeclarations.Of(provider, awaits));
    }

    private static bool IsBuilt(LocalDeclarationStatementSyntax local) => local.UsingKeyword.IsKind(SyntaxKind.None) && local.Declaration.Variables.Count == 1
        && local.Declaration.Variables[0].Initializer?.Value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "BuildServiceProvider" } };

    private static bool IsAssignedAgain(LocalDeclarationStatementSyntax local)
    {
        var scope = local.Parent is GlobalStatementSyntax global ? global.Parent : local.Parent;
        return scope is not null && scope.DescendantNodes().Any(node => node switch
        {
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } => name.Identifier.ValueText == local.Declaration.Variables[0].Identifier.ValueText,
            ArgumentSyntax { RefKindKeyword.RawKind: not 0, Expression: IdentifierNameSyntax name } => name.Identifier.ValueText == local.Declaration.Variables[0].Identifier.ValueText,
            _ => false,
        });
    }

    private static StatementSyntax Declared(ExpressionStatementSyntax statement, InvocationExpressionSyntax call, string name, bool awaits) =>
        SyntaxFactory.ParseStatement($"{(awaits ? "await " : "")}using var {FreeNames.Near(statement, name)} = {call.WithoutTrivia()};")
            .WithTriviaFrom(statement).WithAdditionalAnnotations(Formatter.Annotation);

    private static string NameFor(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "StartTrace" } => "trace",
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "StartGeneration" } => "generation",
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "StartSpan" } => "span",
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Propagate" } => "scope",
        _ => "observation",
    };
}
