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

        if (method.CapturesOutput && Classification.Of(Classification.Result(method.Symbol, method.Symbols), method.Symbols) is { } kind)
        {
            method.Report(PrivacyRules.LFO7003_ClassifiedCaptured.With(
                Result(method.Syntax), FixProperties.Of(FixProperties.Cure, "output"), "The result", Display.Name(method.Symbol), kind));
        }
    }

    private static void CheckParameter(IParameterSymbol parameter, ObservedMethod method)
    {
        SyntaxNode Place() => parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(method.CancellationToken) ?? method.Syntax;

        if ((Classification.Marked(parameter) ?? Classification.Of(parameter.Type, method.Symbols)) is { } kind)
        {
            method.Report(PrivacyRules.LFO7003_ClassifiedCaptured.At(Place(), $"Parameter '{parameter.Name}'", Display.Name(method.Symbol), kind));
            return;
        }

        var names = new NameLists(method);
        if (IsText(parameter.Type))
        {
            if ((names.Secret(parameter.Name) && !IsState(parameter.Type, parameter.Name)) || (SecretNames.IsLoneToken(parameter.Name) && !IsAboutTexts(method.Symbol) && !names.IsExempt(parameter.Name)))
            {
                method.Report(PrivacyRules.LFO7001_SecretCaptured.At(Place(), $"Parameter '{parameter.Name}'", Display.Name(method.Symbol)));
            }
        }
        else if (SecretMember(parameter.Type, names, method.Symbols) is { } member)
        {
            ReportOnce(member, method);
        }
    }

    /// <summary>Reports a property where it is written, however many methods take its type.</summary>
    private static void ReportOnce(ISymbol property, ObservedMethod method)
    {
        if (method.IsFirstReportOf(property)
            && property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(method.CancellationToken) is { } place)
        {
            method.Report(PrivacyRules.LFO7001_SecretCaptured.At(
                place is PropertyDeclarationSyntax declared ? declared.Identifier.GetLocation() : place.GetLocation(), $"'{property.ContainingType.Name}.{property.Name}'", Display.Name(method.Symbol)));
        }
    }

    private static bool IsText(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_String or SpecialType.System_Object } => true,
        IArrayTypeSymbol array => array.ElementType.SpecialType is SpecialType.System_Byte or SpecialType.System_Char or SpecialType.System_String,
        { Name: "SecureString" or "Uri" } => true,
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

    /// <summary>The property of a type of this compilation that is recorded with it and looks like a secret.</summary>
    private static ISymbol? SecretMember(ITypeSymbol type, NameLists names, LangfuseSymbols symbols) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } named
        && SymbolEqualityComparer.Default.Equals(named.ContainingAssembly, symbols.Compilation.Assembly)
            ? named.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(property =>
                property is { IsStatic: false, DeclaredAccessibility: Accessibility.Public, GetMethod: not null } && IsText(property.Type) && IsAuto(property)
                && names.Secret(property.Name) && !IsState(property.Type, property.Name)
                && !Captured.IsKeptOut(property, symbols) && !IsMarkedOnPrimaryParameter(property, symbols))
            : null;

    private static bool IsAuto(IPropertySymbol property) =>
        property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    /// <summary>In <c>record Login([Sensitive] string Password)</c> the attribute is on the parameter.</summary>
    private static bool IsMarkedOnPrimaryParameter(IPropertySymbol property, LangfuseSymbols symbols) =>
        property.ContainingType.InstanceConstructors.SelectMany(static constructor => constructor.Parameters)
            .Any(parameter => parameter.Name == property.Name && Captured.IsKeptOut(parameter, symbols));

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
