using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Langfuse.Observe.Analyzers.Flush;

/// <summary>LFO5005, LFO5007 and LFO5011 for clients in fields and properties.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StoredClientAnalyzer()
    : LangfuseAnalyzer(
        FlushRules.LFO5005_ClientNotDisposed,
        FlushRules.LFO5007_StaticClientNeverStarts,
        FlushRules.LFO5011_FixtureEndsWithoutFlush)
{
    private protected override void Start(CompilationStartAnalysisContext context, LangfuseSymbols symbols) =>
        context.RegisterSyntaxNodeAction(node => Analyze(node, symbols), SyntaxKind.InvocationExpression);

    private static void Analyze(SyntaxNodeAnalysisContext context, LangfuseSymbols symbols)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        if (!ClientSites.MayBe(call)
            || ClientSites.Of(symbols).At(call, context.SemanticModel, context.CancellationToken) is not
            { Kind: ClientKind.Own, Storage: ClientStorage.StaticMember or ClientStorage.InstanceMember, Holder: { } holder } site
            || PerCallReason.Of(site, symbols, context.CancellationToken) is not null)
        {
            return;
        }

        if (site.Storage == ClientStorage.StaticMember && IsInitialiser(call) && !IsTouched(site, symbols, context.CancellationToken))
        {
            context.ReportDiagnostic(FlushRules.LFO5007_StaticClientNeverStarts.At(site.Location, Display.Name(holder)));
        }
        else if (!Lifetimes.Of(symbols).EndsAnywhere(holder, context.CancellationToken))
        {
            NeverEnded(context, symbols, site, holder);
        }
    }

    private static void NeverEnded(SyntaxNodeAnalysisContext context, LangfuseSymbols symbols, ClientSite site, ISymbol holder)
    {
        var owner = holder.ContainingType;
        if (CodeRoles.IsTestFixture(owner) || IsFixtureOf(owner, symbols, context.CancellationToken))
        {
            context.ReportDiagnostic(FlushRules.LFO5011_FixtureEndsWithoutFlush.At(site.Location, owner.Name, holder.Name, EndOfFixture(owner)));
        }
        else if (site.Storage == ClientStorage.InstanceMember)
        {
            context.ReportDiagnostic(FlushRules.LFO5005_ClientNotDisposed.At(
                site.Location, Display.Name(holder), $"Make {owner.Name} IAsyncDisposable and dispose the client in DisposeAsync."));
        }
        else if (symbols.IsProgram && (IsInitialiser(site.Call) || !ReachedFromEntry(context, symbols, site)))
        {
            // A library has no end at which a static client could be disposed.
            context.ReportDiagnostic(FlushRules.LFO5005_ClientNotDisposed.At(site.Location, Display.Name(holder), "Start it in Main with 'await using var' instead."));
        }
    }

    private static bool ReachedFromEntry(SyntaxNodeAnalysisContext context, LangfuseSymbols symbols, ClientSite site)
    {
        if (context.Compilation.GetEntryPoint(context.CancellationToken) is not { } entry
            || MethodBodies.Of(context.Compilation).Graph(entry, context.CancellationToken) is not { } graph)
        {
            return false;
        }

        var machine = new ClientMachine(symbols, site, context.CancellationToken);
        machine.Run(graph, ClientStates.Free);
        return machine.Reached;
    }

    private static bool IsInitialiser(SyntaxNode call) => call.FirstAncestorOrSelf<StatementSyntax>() is null;

    /// <summary>Whether anything but the declaration runs the initialiser: the member itself, or any other use of its type.</summary>
    private static bool IsTouched(ClientSite site, LangfuseSymbols symbols, CancellationToken cancellationToken)
    {
        var holder = site.Holder!;
        var index = NameIndex.Of(symbols.Compilation);
        if (index.References(holder, cancellationToken).Any())
        {
            return true;
        }

        // What others can see, others can touch.
        return !symbols.IsProgram && holder.DeclaredAccessibility is not (Accessibility.Private or Accessibility.Internal)
            && holder.ContainingType.DeclaredAccessibility == Accessibility.Public;
    }

    /// <summary>xunit makes a fixture for the classes that name it in <c>IClassFixture</c>.</summary>
    private static bool IsFixtureOf(INamedTypeSymbol owner, LangfuseSymbols symbols, CancellationToken cancellationToken) =>
        NameIndex.Of(symbols.Compilation).References(owner, cancellationToken).Any(static place =>
            place.Parent is TypeArgumentListSyntax { Parent: GenericNameSyntax { Identifier.ValueText: "IClassFixture" or "ICollectionFixture" } });

    private static string EndOfFixture(INamedTypeSymbol owner)
    {
        var attributes = owner.GetMembers().Append(owner).SelectMany(static member => member.GetAttributes())
            .Select(static data => data.AttributeClass?.ContainingNamespace?.ToDisplayString() ?? "").ToList();
        return attributes.Any(static space => space.StartsWith("NUnit", StringComparison.Ordinal)) ? "a [OneTimeTearDown] method"
            : attributes.Any(static space => space.StartsWith("Microsoft.VisualStudio.TestTools", StringComparison.Ordinal)) ? "a [ClassCleanup] method"
            : "DisposeAsync of IAsyncLifetime";
    }
}
