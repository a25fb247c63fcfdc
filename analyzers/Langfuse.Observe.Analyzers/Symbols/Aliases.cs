using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Symbols;

/// <summary>The names that using directives give to types: <c>using Traced = Langfuse.Observe.ObserveAttribute;</c></summary>
/// <remarks>What the rules look at first is text. An alias counts in every file, also when it is written in one: symbols decide later.</remarks>
internal sealed class Aliases
{
    private const string Suffix = "Attribute";

    private readonly Dictionary<string, string> _meanings = new(StringComparer.Ordinal);

    public Aliases(Compilation compilation)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (tree.GetRoot() is CompilationUnitSyntax unit)
            {
                Add(unit.Usings);
                Add(unit.Members);
            }
        }
    }

    /// <summary>The simple name of the attribute's type without its suffix, as far as the text tells.</summary>
    public string Attribute(AttributeSyntax attribute)
    {
        var name = SyntaxNames.Last(attribute.Name) ?? "";
        if (_meanings.Count > 0 && (_meanings.TryGetValue(name, out var meaning) || _meanings.TryGetValue(name + Suffix, out meaning)))
        {
            name = meaning;
        }

        return name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
    }

    private void Add(SyntaxList<UsingDirectiveSyntax> directives)
    {
        foreach (var directive in directives)
        {
            if (directive.Alias is { } alias && SyntaxNames.Last(directive.NamespaceOrType) is { } meaning)
            {
                _meanings[alias.Name.Identifier.ValueText] = meaning;
            }
        }
    }

    private void Add(SyntaxList<MemberDeclarationSyntax> members)
    {
        foreach (var member in members)
        {
            if (member is BaseNamespaceDeclarationSyntax space)
            {
                Add(space.Usings);
                Add(space.Members);
            }
        }
    }
}
