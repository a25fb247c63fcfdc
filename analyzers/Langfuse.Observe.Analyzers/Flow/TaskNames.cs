using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Langfuse.Observe.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Flow;

/// <summary>Whether a call can start work that records and that goes on after it, by its name: most statements of a program call something else
/// (<c>list.Add(x)</c>, <c>logger.LogInformation(...)</c>), and to ask for the type of a call binds the whole method around it.</summary>
internal sealed class TaskNames
{
    private static readonly ConditionalWeakTable<Compilation, TaskNames> s_known = new();

    private readonly LangfuseSymbols _symbols;
    private readonly Lazy<bool> _usesWovenAssembly;
    private readonly ConcurrentDictionary<string, bool?> _declared = new(StringComparer.Ordinal);

    private TaskNames(LangfuseSymbols symbols)
    {
        _symbols = symbols;
        _usesWovenAssembly = new(() => symbols.Compilation.SourceModule.ReferencedAssemblySymbols.Any(static assembly =>
            !assembly.Name.StartsWith("Langfuse.Observe", StringComparison.Ordinal)
            && assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static reference => reference.Name == "Langfuse.Observe"))));
    }

    public static TaskNames Of(LangfuseSymbols symbols) => s_known.GetValue(symbols.Compilation, _ => new TaskNames(symbols));

    public bool MayStart(InvocationExpressionSyntax call)
    {
        if (Calls.NamedCall.NameOf(call) is not { Identifier.ValueText: var name })
        {
            return true;
        }

        // Task.Run and its kin take the work along; a delegate is called by its own name.
        return name.EndsWith("Async", StringComparison.Ordinal) || name == "Invoke"
            || call.ArgumentList.Arguments.Any(static argument => argument.Expression is AnonymousFunctionExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax) && name is "Run" or "StartNew" or "ContinueWith"
            || (Declared(name) ?? (call.Expression is SimpleNameSyntax || _usesWovenAssembly.Value));
    }

    /// <summary>Whether a member of this name gives a task; null when none is declared here.</summary>
    private bool? Declared(string name) => _declared.GetOrAdd(name, name =>
    {
        bool? gives = null;
        foreach (var member in _symbols.Compilation.GetSymbolsWithName(name, SymbolFilter.Member))
        {
            gives = gives == true || Type(member) is not { } type || type is ITypeParameterSymbol || _symbols.IsTask(type) || type.TypeKind == TypeKind.Delegate;
        }

        return gives;
    });

    private static ITypeSymbol? Type(ISymbol member) => member switch
    {
        IMethodSymbol method => method.ReturnType,
        IPropertySymbol property => property.Type,
        IFieldSymbol field => field.Type,
        _ => null,
    };
}
