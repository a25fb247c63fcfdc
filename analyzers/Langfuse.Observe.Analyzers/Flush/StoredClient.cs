using Langfuse.Observe.Analyzers.Calls;
using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Flush;

/// <summary>LFO5005, LFO5007 and LFO5011 for clients in fields and properties.</summary>
internal sealed class StoredClient()
    : CallRule(
        [FlushRules.LFO5005_ClientNotDisposed, FlushRules.LFO5007_StaticClientNeverStarts, FlushRules.LFO5011_FixtureEndsWithoutFlush],
        ClientSites.Callees)
{
    protected override void Check(NamedCall call)
    {
        if (ClientSites.Of(call.Symbols).At(call.Syntax, call.Model, call.CancellationToken) is not { Kind: ClientKind.Own } site
            || PerCallReason.Of(site, call.Symbols, call.CancellationToken) is not null)
        {
            return;
        }

        if (site is not { Storage: ClientStorage.StaticMember or ClientStorage.InstanceMember, Holder: { } holder })
        {
            OfFactory(call, site);
            Replacements.OfFactory(call, site);
            return;
        }

        if (IsUntouched(call, site))
        {
            call.Report(FlushRules.LFO5007_StaticClientNeverStarts.At(site.Location, Display.Name(holder)));
        }
        else if (!Lifetimes.Of(call.Symbols).EndsAnywhere(site, call.CancellationToken))
        {
            NeverEnded(call, site, holder);
        }
        else if (ReplacesAnother(call, site, holder) || Replacements.OfItself(call, site))
        {
            call.Report(FlushRules.LFO5005_ClientNotDisposed.At(
                site.Location, Display.Name(holder), "A client that this one takes the place of is still in it: dispose that one first."));
        }
    }

    /// <summary>Whether the client is put where another one is, which is not ended in the same body: a reload.</summary>
    private static bool ReplacesAnother(NamedCall call, ClientSite site, ISymbol holder) =>
        call.Body is { MethodKind: not (MethodKind.Constructor or MethodKind.StaticConstructor) } body && call.Graph is { } graph
        && ClientSites.Of(call.Symbols).All.Any(other => other.Call != site.Call && SymbolEqualityComparer.Default.Equals(other.Holder, holder)
            && !SymbolEqualityComparer.Default.Equals(Bodies.Around(other.Call, MethodBodies.Of(call.Compilation).Model(other.Call.SyntaxTree), call.CancellationToken), body)
            && IsLeft(call, other, graph, site.Call));

    private static bool IsLeft(NamedCall call, ClientSite other, Microsoft.CodeAnalysis.FlowAnalysis.ControlFlowGraph graph, InvocationExpressionSyntax successor)
    {
        var machine = new ClientMachine(call.Symbols, other, call.CancellationToken) { Successor = successor };
        var outcome = machine.Run(graph, ClientStates.Dirty);
        return machine.IsReplaced && (outcome.Normal & ClientStates.Dirty) != 0;
    }

    private static void NeverEnded(NamedCall call, ClientSite site, ISymbol holder)
    {
        var owner = holder.ContainingType;
        if (CodeRoles.IsTestFixture(owner) || IsBaseOfFixtures(owner, call.Symbols) || IsFixtureOf(owner, call.Symbols, call.CancellationToken))
        {
            call.Report(FlushRules.LFO5011_FixtureEndsWithoutFlush.At(site.Location, owner.Name, holder.Name, EndOfFixture(owner)));
        }
        else if (site.Storage == ClientStorage.InstanceMember)
        {
            call.Report(FlushRules.LFO5005_ClientNotDisposed.At(
                site.Location, Display.Name(holder), $"Make {owner.Name} IAsyncDisposable and dispose the client in DisposeAsync."));
        }
        else if (call.Symbols.IsProgram && (IsInitialiser(site.Call) || !ReachedFromEntry(call, site)))
        {
            // A library has no end at which a static client could be disposed.
            call.Report(FlushRules.LFO5005_ClientNotDisposed.At(site.Location, Display.Name(holder), "Start it in Main with 'await using var' instead."));
        }
    }

    private static bool ReachedFromEntry(NamedCall call, ClientSite site)
    {
        if (call.Compilation.GetEntryPoint(call.CancellationToken) is not { } entry
            || MethodBodies.Of(call.Compilation).Graph(entry, call.CancellationToken) is not { } graph)
        {
            return false;
        }

        var machine = new ClientMachine(call.Symbols, site, call.CancellationToken);
        machine.Run(graph, ClientStates.Free);
        return machine.Reached;
    }

    private static bool IsInitialiser(SyntaxNode call) => call.FirstAncestorOrSelf<StatementSyntax>() is null;

    /// <summary>A method that makes the client for static members that nothing touches, and for nobody else: <c>static readonly LangfuseClient Instance = Create();</c></summary>
    private static void OfFactory(NamedCall call, ClientSite site)
    {
        if (IsNeverTouched(call))
        {
            call.Report(FlushRules.LFO5007_StaticClientNeverStarts.At(site.Location, Display.Name(LazyMember(call)!)));
            return;
        }

        if (!call.Symbols.IsProgram || site.Storage is not (ClientStorage.Local or ClientStorage.Returned) || call.Body is not { MethodKind: MethodKind.Ordinary, IsStatic: true } factory)
        {
            return;
        }

        var members = NameIndex.Of(call.Compilation).References(factory, call.CancellationToken).Select(place => InitialisedBy(place, call)).ToList();
        if (members.Count > 0 && members.All(member => member is not null && !IsTouched(member, call.Symbols, call.CancellationToken)))
        {
            call.Report(FlushRules.LFO5007_StaticClientNeverStarts.At(site.Location, Display.Name(members[0]!)));
        }
    }

    /// <summary>Whether the client is in a static member that nothing touches: of an initialiser, or of the static constructor of a type that nothing names.</summary>
    public static bool IsUntouched(NamedCall call, ClientSite site) =>
        site is { Kind: ClientKind.Own, Storage: ClientStorage.StaticMember, Holder: { } holder }
        && (IsInitialiser(call.Syntax) ? !IsTouched(holder, call.Symbols, call.CancellationToken)
            : call.Body is { MethodKind: MethodKind.StaticConstructor } && call.Symbols.IsProgram && !IsUsed(holder.ContainingType, call));

    /// <summary>Whether the client is the value of a lazy member that nothing touches.</summary>
    public static bool IsNeverTouched(NamedCall call) => call.Symbols.IsProgram && LazyMember(call) is { } lazy && !IsTouched(lazy, call.Symbols, call.CancellationToken);

    /// <summary><c>static readonly Lazy&lt;LangfuseClient> s_client = new(() => LangfuseClient.Start());</c></summary>
    private static ISymbol? LazyMember(NamedCall call) =>
        call.Syntax.Parent is LambdaExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax made } }
        && made.Parent is EqualsValueClauseSyntax && InitialisedBy(made, call) is { } member
        && (member switch { IFieldSymbol field => field.Type, IPropertySymbol property => property.Type, _ => null })?.Name == "Lazy"
            ? member
            : null;

    /// <summary>Whether a type is named outside of itself, or a static member of it.</summary>
    private static bool IsUsed(INamedTypeSymbol type, NamedCall call) =>
        type.GetMembers().Where(static member => member.IsStatic).Append(type).SelectMany(member => NameIndex.Of(call.Compilation).References(member, call.CancellationToken))
            .Any(place => !place.Ancestors().OfType<TypeDeclarationSyntax>().Any(around => type.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == around.SyntaxTree && reference.Span == around.Span)));

    /// <summary>The static member whose initialiser a place is in.</summary>
    private static ISymbol? InitialisedBy(SyntaxNode place, NamedCall call)
    {
        var declaration = place.AncestorsAndSelf().FirstOrDefault(static node => node is StatementSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax)?.Parent;
        return declaration is VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } or PropertyDeclarationSyntax && place.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is null
            && MethodBodies.Of(call.Compilation).Model(place.SyntaxTree).GetDeclaredSymbol(declaration, call.CancellationToken) is { IsStatic: true } member
                ? member
                : null;
    }

    /// <summary>Whether anything but the declaration runs the initialiser: the member itself, or any other use of its type.</summary>
    private static bool IsTouched(ISymbol holder, LangfuseSymbols symbols, CancellationToken cancellationToken)
    {
        var index = NameIndex.Of(symbols.Compilation);
        if (index.References(holder, cancellationToken).Any(place => IsRun(place, symbols, cancellationToken)))
        {
            return true;
        }

        // What others can see, others can touch.
        return !symbols.IsProgram && holder.DeclaredAccessibility is not (Accessibility.Private or Accessibility.Internal)
            && holder.ContainingType.DeclaredAccessibility == Accessibility.Public;
    }

    /// <summary>Whether somebody can run the code that a place is in: a method of a program that nobody calls, no contract asks for and nothing marks is not run.</summary>
    private static bool IsRun(SyntaxNode place, LangfuseSymbols symbols, CancellationToken cancellationToken) =>
        !symbols.IsProgram
        || Bodies.Around(place, MethodBodies.Of(symbols.Compilation).Model(place.SyntaxTree), cancellationToken) is not { } body
        || Bodies.Member(body) is not { MethodKind: MethodKind.Ordinary, IsOverride: false, IsVirtual: false } member
        || !member.GetAttributes().IsEmpty || SymbolEqualityComparer.Default.Equals(member, symbols.Compilation.GetEntryPoint(cancellationToken))
        || member.ContainingType.AllInterfaces.SelectMany(static contract => contract.GetMembers()).Any(wanted => SymbolEqualityComparer.Default.Equals(member.ContainingType.FindImplementationForInterfaceMember(wanted), member))
        || NameIndex.Of(symbols.Compilation).References(member, cancellationToken).Any();

    /// <summary>The base of test classes, which has no tests itself.</summary>
    private static bool IsBaseOfFixtures(INamedTypeSymbol owner, LangfuseSymbols symbols) =>
        owner is { TypeKind: TypeKind.Class, IsSealed: false, IsStatic: false }
        && SourceTypes.Of(symbols.Compilation).All.Any(type => SymbolEqualityComparer.Default.Equals(type.BaseType?.OriginalDefinition, owner.OriginalDefinition) && CodeRoles.IsTestFixture(type));

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
