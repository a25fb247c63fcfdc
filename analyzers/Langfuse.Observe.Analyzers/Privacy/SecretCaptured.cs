using Langfuse.Observe.Analyzers.Observed;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Privacy;

/// <summary>LFO7001 and LFO7003: what an observed method records that it should not.</summary>
internal sealed class SecretCaptured() : ObservedMethodRule(PrivacyRules.LFO7001_SecretCaptured, PrivacyRules.LFO7003_ClassifiedCaptured)
{
    public override void Check(ObservedMethod method)
    {
        if (method.CapturesInput)
        {
            foreach (var parameter in method.Symbol.Parameters)
            {
                if (parameter.RefKind != RefKind.Out && !Captured.IsLeftOut(parameter.Type) && !Captured.IsKeptOut(parameter, method.Symbols))
                {
                    CheckParameter(parameter, method);
                }
            }
        }

        if (method.CapturesOutput && (Classification.Marked(method.Symbol.GetReturnTypeAttributes()) ?? OfProperty(method.Symbol) ?? Classification.Of(Classification.Result(method.Symbol, method.Symbols), method.Symbols)) is { } kind)
        {
            method.Report(PrivacyRules.LFO7003_ClassifiedCaptured.With(
                Result(method.Syntax), FixProperties.Of(FixProperties.Cure, "output"), "The result", Display.Name(method.Symbol), kind));
        }
    }

    /// <summary>What a property is marked with is true of what its getter gives.</summary>
    private static string? OfProperty(IMethodSymbol method) => method is { MethodKind: MethodKind.PropertyGet, AssociatedSymbol: { } property } ? Classification.Marked(property) : null;

    private static void CheckParameter(IParameterSymbol parameter, ObservedMethod method)
    {
        // The parameters of an indexer are written once, for both accessors.
        SyntaxNode Place() => ((method.Symbol.AssociatedSymbol as IPropertySymbol)?.Parameters.ElementAtOrDefault(parameter.Ordinal) ?? parameter)
            .DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(method.CancellationToken) ?? method.Syntax;

        if ((Classification.Marked(parameter) ?? Classification.Of(parameter.Type, method.Symbols)) is { } kind)
        {
            method.Report(PrivacyRules.LFO7003_ClassifiedCaptured.At(Place(), $"Parameter '{parameter.Name}'", Display.Name(method.Symbol), kind));
            return;
        }

        var names = new NameLists(method);
        if (CanBeSecret(parameter.Type, parameter.Name))
        {
            if ((names.Secret(parameter.Name) && !IsState(parameter.Type, parameter.Name)) || (SecretNames.IsLoneToken(parameter.Name) && !IsAboutTexts(method.Symbol) && !names.IsExempt(parameter.Name)))
            {
                method.Report(PrivacyRules.LFO7001_SecretCaptured.At(Place(), $"Parameter '{parameter.Name}'", Display.Name(method.Symbol)));
            }
        }
        else if (parameter.Type is INamedTypeSymbol { IsTupleType: true } tuple && tuple.TupleElements.FirstOrDefault(element => CanBeSecret(element.Type, element.Name) && names.Secret(element.Name)) is { } part)
        {
            method.Report(PrivacyRules.LFO7001_SecretCaptured.At(Place(), $"'{parameter.Name}.{part.Name}'", Display.Name(method.Symbol)));
        }
        else if (SecretMember(parameter.Type, names, method.Symbols) is { } member)
        {
            ReportOnce(member, method);
        }
    }

    /// <summary>Reports a member where it is written, however many methods take its type.</summary>
    private static void ReportOnce(ISymbol member, ObservedMethod method)
    {
        if (method.IsFirstReportOf(member.OriginalDefinition)
            && member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(method.CancellationToken) is { } place)
        {
            method.Report(PrivacyRules.LFO7001_SecretCaptured.At(
                place switch
                {
                    PropertyDeclarationSyntax declared => declared.Identifier.GetLocation(),
                    VariableDeclaratorSyntax field => field.Identifier.GetLocation(),
                    _ => place.GetLocation(),
                },
                $"'{member.ContainingType.Name}.{member.Name}'", Display.Name(method.Symbol)));
        }
    }

    /// <summary>Whether a value can be the secret itself: a text, bytes, or several of them. A number is one where the name is that of a number: a card's, a code.</summary>
    private static bool CanBeSecret(ITypeSymbol type, string name) => IsText(type)
        || (type is { SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_UInt32 or SpecialType.System_UInt64 } && SecretNames.IsOfNumber(name))
        || (type is INamedTypeSymbol { TypeArguments: { Length: 1 or 2 } items } list && items[items.Length - 1].SpecialType == SpecialType.System_String
            && list.AllInterfaces.Append(list).Any(static contract => contract is { Name: "IEnumerable", ContainingNamespace.Name: "Generic" }));

    private static bool IsText(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_String or SpecialType.System_Object } => true,
        IArrayTypeSymbol array => array.ElementType.SpecialType is SpecialType.System_Byte or SpecialType.System_Char or SpecialType.System_String,
        { Name: "SecureString" or "Uri" or "Guid" or "StringBuilder" } => true,
        INamedTypeSymbol { Name: "ReadOnlySpan" or "Span" or "ReadOnlyMemory" or "Memory", TypeArguments: { Length: 1 } arguments } => arguments[0].SpecialType is SpecialType.System_Char or SpecialType.System_Byte,
        _ => false,
    };

    /// <summary><c>object? UserToken</c>: what a caller gets back, not a key.</summary>
    private static bool IsState(ITypeSymbol type, string name) => type.SpecialType == SpecialType.System_Object && name.EndsWith("Token", StringComparison.Ordinal);

    /// <summary>In code about tokenizers, parsers and streams a token is a piece of text.</summary>
    private static bool IsAboutTexts(IMethodSymbol method) =>
        new[] { method.Name, method.ContainingType?.Name ?? "", method.ContainingNamespace?.Name ?? "" }.Any(static name =>
            name.IndexOf("Token", StringComparison.Ordinal) >= 0 || name.IndexOf("Pars", StringComparison.Ordinal) >= 0 || name.IndexOf("Lex", StringComparison.Ordinal) >= 0
            || name.IndexOf("Stream", StringComparison.Ordinal) >= 0 || name.IndexOf("Syntax", StringComparison.Ordinal) >= 0 || name.IndexOf("Word", StringComparison.Ordinal) >= 0
            || name.IndexOf("Embed", StringComparison.Ordinal) >= 0);

    /// <summary>The member of a type of this compilation that is recorded with it and looks like a secret.</summary>
    private static ISymbol? SecretMember(ITypeSymbol type, NameLists names, LangfuseSymbols symbols) =>
        symbols.Recorded.Of(type).FirstOrDefault(member =>
            !member.DeclaringSyntaxReferences.IsEmpty && SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, symbols.Compilation.Assembly) && RecordedMembers.TypeOf(member) is { } kind && CanBeSecret(kind, member.Name) && names.Secret(member.Name) && !IsState(kind, member.Name) && (RecordedMembers.IsData(member) || member.ContainingType.TypeKind == TypeKind.Interface));

    private static SyntaxNode Result(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.ReturnType,
        LocalFunctionStatementSyntax function => function.ReturnType,
        _ => node,
    };

    /// <summary>The names that <c>.editorconfig</c> adds to the secret ones and takes from them.</summary>
    private readonly struct NameLists(ObservedMethod method)
    {
        private readonly IReadOnlyList<string> _more = RuleOptions.List(method.Options, method.Syntax.SyntaxTree, RuleOptions.SecretNames);
        private readonly IReadOnlyList<string> _not = RuleOptions.List(method.Options, method.Syntax.SyntaxTree, RuleOptions.NotSecretNames);

        public bool Secret(string name) => SecretNames.Matches(name, _more, _not);

        public bool IsExempt(string name) => _not.Contains(name);
    }
}
