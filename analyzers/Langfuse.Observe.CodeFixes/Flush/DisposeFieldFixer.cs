using System.Composition;
using Langfuse.Observe.CodeFixes.Editing;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Langfuse.Observe.CodeFixes.Flush;

/// <summary>Makes the type that holds a client dispose it: in the Dispose that it has, or in a new one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class DisposeFieldFixer() : LangfuseFixer(FlushRules.LFO5005_ClientNotDisposed, FlushRules.LFO5011_FixtureEndsWithoutFlush)
{
    private const string Title = "Dispose the client with its owner";

    private protected override CodeAction? Cure(Report report)
    {
        if (report.Around<TypeDeclarationSyntax>() is not { } type
            || report.Model.GetDeclaredSymbol(type, report.CancellationToken) is not { } symbol
            || Holder(report) is not { } client
            || report.Diagnostic.GetMessage().Contains("dispose that one first"))
        {
            return null;
        }

        if (symbol.AllInterfaces.Any(static contract => contract.Name is "IDisposable" or "IAsyncDisposable" or "IAsyncLifetime"))
        {
            return Existing(type) is { } end && Extended(end, client) is { } extended ? report.Replace(Title, end, extended) : null;
        }

        var (member, contract) = End(report, symbol, client.Name);
        var changed = type.AddMembers(SyntaxFactory.ParseMemberDeclaration(member)!.WithLeadingTrivia(SyntaxFactory.EndOfLine("\n")).WithAdditionalAnnotations(Formatter.Annotation));
        return type.OpenBraceToken.IsMissing || type.OpenBraceToken.IsKind(SyntaxKind.None) ? null : report.Replace(Title, type, contract is null ? changed : Bases.Add(changed, contract));
    }

    private static (string Member, string? Contract) End(Report report, INamedTypeSymbol type, string client)
    {
        if (report.Id == FlushRules.LFO5005_ClientNotDisposed.Id)
        {
            return ($"public ValueTask DisposeAsync() => {client}.DisposeAsync();\n", "IAsyncDisposable");
        }

        // Test runners call Dispose of what they make; NUnit keeps one instance and wants to be told when.
        return type.GetMembers().Append(type).SelectMany(static member => member.GetAttributes()).Any(static data => data.AttributeClass?.ContainingNamespace?.ToDisplayString() == "NUnit.Framework")
            ? ($"[OneTimeTearDown]\npublic void StopLangfuse() => {client}.Dispose();\n", null)
            : ($"public void Dispose() => {client}.Dispose();\n", "IDisposable");
    }

    /// <summary>The method of the type itself that disposes it.</summary>
    private static MethodDeclarationSyntax? Existing(TypeDeclarationSyntax type) => type.Members.OfType<MethodDeclarationSyntax>()
        .Where(static method => method.Identifier.ValueText is "DisposeAsync" or "Dispose" && method.ParameterList.Parameters.Count == 0 && (method.Body is not null || method.ExpressionBody is not null))
        .OrderByDescending(static method => method.Identifier.ValueText == "DisposeAsync").FirstOrDefault();

    /// <summary>The method with one more thing to dispose, at its end.</summary>
    private static MethodDeclarationSyntax? Extended(MethodDeclarationSyntax method, (string Name, bool IsNullable) client)
    {
        var isAsync = method.Modifiers.Any(SyntaxKind.AsyncKeyword);
        if (method.Identifier.ValueText == "Dispose" && method.ReturnType is PredefinedTypeSyntax)
        {
            return With(method, $"{client.Name}{(client.IsNullable ? "?" : "")}.Dispose();", method.ExpressionBody?.Expression);
        }

        var asynchronous = client.IsNullable ? $"if ({client.Name} != null)\n{{\nawait {client.Name}.DisposeAsync();\n}}\n" : $"await {client.Name}.DisposeAsync();";
        if (isAsync)
        {
            return With(method, asynchronous, method.ExpressionBody?.Expression);
        }

        // What only says that it is done becomes async, or hands on the task.
        return method.ExpressionBody?.Expression is { } done && IsDone(done) ? With(method.AddModifiers(SyntaxFactory.Token(SyntaxKind.AsyncKeyword).WithTrailingTrivia(SyntaxFactory.Space)), asynchronous, null)
            : method.Body is { Statements: { Count: 1 } only } && only[0] is ReturnStatementSyntax { Expression: { } value } && IsDone(value)
                ? With(method.WithBody(method.Body.WithStatements(default)).AddModifiers(SyntaxFactory.Token(SyntaxKind.AsyncKeyword).WithTrailingTrivia(SyntaxFactory.Space)), asynchronous, null)
                : null;
    }

    private static bool IsDone(ExpressionSyntax value) =>
        value is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.DefaultLiteralExpression } or DefaultExpressionSyntax or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CompletedTask" };

    private static MethodDeclarationSyntax With(MethodDeclarationSyntax method, string statement, ExpressionSyntax? first)
    {
        var added = SyntaxFactory.ParseStatement(statement + "\n").WithAdditionalAnnotations(Formatter.Annotation);
        if (method.Body is { } body)
        {
            // Before a return at the end.
            var last = body.Statements.LastOrDefault() as ReturnStatementSyntax;
            return method.WithBody(body.WithStatements(last is null ? body.Statements.Add(added) : body.Statements.Insert(body.Statements.Count - 1, added)));
        }

        var statements = first is null ? SyntaxFactory.List([added]) : SyntaxFactory.List([SyntaxFactory.ExpressionStatement(first.WithoutTrivia()).WithTrailingTrivia(SyntaxFactory.EndOfLine("\n")), added]);
        return method.WithExpressionBody(null).WithSemicolonToken(default).WithBody(SyntaxFactory.Block(statements)).WithTrailingTrivia(method.GetTrailingTrivia()).WithAdditionalAnnotations(Formatter.Annotation);
    }

    private static (string Name, bool IsNullable)? Holder(Report report)
    {
        var symbol = report.Around<InvocationExpressionSyntax>()?.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } declarator } => report.Model.GetDeclaredSymbol(declarator, report.CancellationToken),
            EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => report.Model.GetDeclaredSymbol(property, report.CancellationToken),
            AssignmentExpressionSyntax assignment => report.Model.GetSymbolInfo(assignment.Left, report.CancellationToken).Symbol,
            _ => null,
        };
        return symbol switch
        {
            IFieldSymbol { IsStatic: false } field => (field.Name, field.Type.NullableAnnotation == NullableAnnotation.Annotated),
            IPropertySymbol { IsStatic: false, IsIndexer: false } property => (property.Name, property.Type.NullableAnnotation == NullableAnnotation.Annotated),
            _ => null,
        };
    }
}
