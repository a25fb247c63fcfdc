using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Langfuse.Observe.Analyzers.Flush;

/// <summary>LFO5001, LFO5002 and, for clients that no program's end decides on, LFO5005 and LFO5011.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EndWithoutFlushAnalyzer()
    : LangfuseAnalyzer(
        FlushRules.LFO5001_EndsWithoutFlush,
        FlushRules.LFO5002_ExitSkipsFlush,
        FlushRules.LFO5005_ClientNotDisposed,
        FlushRules.LFO5011_FixtureEndsWithoutFlush)
{
    private protected override void Start(CompilationStartAnalysisContext context, LangfuseSymbols symbols) =>
        context.RegisterSyntaxNodeAction(node => Analyze(node, symbols), SyntaxKind.InvocationExpression);

    private static void Analyze(SyntaxNodeAnalysisContext context, LangfuseSymbols symbols)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        if (!ClientSites.MayBe(call) || ClientSites.Of(symbols).At(call, context.SemanticModel, context.CancellationToken) is not { } site
            || site.Storage == ClientStorage.InstanceMember || PerCallReason.Of(site, symbols, context.CancellationToken) is not null)
        {
            return;
        }

        if (AnalyzeProgram(context, symbols, site) || site.Storage is ClientStorage.StaticMember || site.Kind != ClientKind.Own)
        {
            return;
        }

        AnalyzeBody(context, symbols, site);
    }

    /// <summary>Follows the client from the entry point; true when the program reaches it.</summary>
    private static bool AnalyzeProgram(SyntaxNodeAnalysisContext context, LangfuseSymbols symbols, ClientSite site)
    {
        if (!symbols.IsProgram || context.Compilation.GetEntryPoint(context.CancellationToken) is not { } entry
            || MethodBodies.Of(context.Compilation).Graph(entry, context.CancellationToken) is not { } graph)
        {
            return false;
        }

        var initial = IsInitialiser(site) ? ClientStates.Fresh : ClientStates.Free;
        if (initial == ClientStates.Fresh && !Lifetimes.Of(symbols).EndsAnywhere(site, context.CancellationToken))
        {
            return false;
        }

        var machine = new ClientMachine(symbols, site, context.CancellationToken);
        var outcome = machine.Run(graph, initial);
        if (!machine.Reached && initial == ClientStates.Free)
        {
            return false;
        }

        foreach (var exit in machine.Exits)
        {
            context.ReportDiagnostic(FlushRules.LFO5002_ExitSkipsFlush.At(exit.Key, $"{exit.Value.ContainingType.Name}.{exit.Value.Name}", site.Name));
        }

        if (ProgramEnd.WithoutFlush(outcome, mustEnd: site.Kind != ClientKind.Container && initial == ClientStates.Free) is { } way
            && !Lifetimes.Of(symbols).MayEndElsewhere(site, machine.Visited, context.CancellationToken))
        {
            context.ReportDiagnostic(FlushRules.LFO5001_EndsWithoutFlush.At(site.Location, Display.Entry(entry), way, site.Name));
        }

        return true;
    }

    private static bool IsInitialiser(ClientSite site) =>
        site is { Storage: ClientStorage.StaticMember, Holder: IFieldSymbol or IPropertySymbol }
        && site.Call.FirstAncestorOrSelf<StatementSyntax>() is null && site.Call.FirstAncestorOrSelf<ArrowExpressionClauseSyntax>() is null;

    /// <summary>A client that only its own method knows.</summary>
    private static void AnalyzeBody(SyntaxNodeAnalysisContext context, LangfuseSymbols symbols, ClientSite site)
    {
        if (site.Storage is not (ClientStorage.Local or ClientStorage.Nowhere)
            || Bodies.Around(site.Call, context.SemanticModel, context.CancellationToken) is not { } body
            || MethodBodies.Of(context.Compilation).Graph(body, context.CancellationToken) is not { } graph
            || Lifetimes.Escapes(site, context.SemanticModel, context.CancellationToken))
        {
            return;
        }

        var outcome = new ClientMachine(symbols, site, context.CancellationToken).Run(graph, ClientStates.Free);
        if ((outcome.Normal & (ClientStates.Fresh | ClientStates.Dirty)) == 0)
        {
            return;
        }

        var member = Bodies.Member(body);
        context.ReportDiagnostic(member.ContainingType is { } type && (CodeRoles.IsTest(member) || CodeRoles.IsTestFixture(type))
            ? FlushRules.LFO5011_FixtureEndsWithoutFlush.At(site.Location, type.Name, member.Name, "the same method: 'await using var'")
            : FlushRules.LFO5005_ClientNotDisposed.At(site.Location, site.Name, "Write 'await using var'."));
    }
}
