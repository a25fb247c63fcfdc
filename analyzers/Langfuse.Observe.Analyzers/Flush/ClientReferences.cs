using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Langfuse.Observe.Analyzers.Flush;

/// <summary>Which operations mean the client of a site, and which mean another one.</summary>
internal sealed class ClientReferences(ClientSite? site, LangfuseSymbols symbols, CancellationToken cancellationToken)
{
    private readonly Lazy<Holders?> _own = new(() => site is { Kind: ClientKind.Own } ? Holders.Of(site.Call, symbols.Compilation, cancellationToken) : null);

    private readonly Lazy<IReadOnlyList<Holders>> _others = new(() => site is null ? []
        : [.. ClientSites.Of(symbols).All.Where(other => other.Kind == ClientKind.Own && other.Call != site.Call)
            .Select(other => Holders.Of(other.Call, symbols.Compilation, cancellationToken))]);

    private readonly Lazy<HashSet<ISymbol>> _owners = new(() => new(
        site is null ? [] : Lifetimes.Of(symbols).Bodies.Select(static body => body.ContainingType).OfType<ISymbol>(), SymbolEqualityComparer.Default));

    private readonly Lazy<HashSet<ISymbol>> _homes = new(() => new(
        site is null ? [] : Holders.Of(site.Call, symbols.Compilation, cancellationToken).All
            .Where(static holder => holder is IFieldSymbol or IPropertySymbol || holder.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor })
            .Select(static holder => holder.ContainingType).Append(TypeAround(site.Call, symbols.Compilation)).OfType<ISymbol>(), SymbolEqualityComparer.Default));

    /// <summary>Whether the client is started in a type, or an object of the type holds it.</summary>
    public bool IsIn(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (_homes.Value.Contains(current.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    private static INamedTypeSymbol? TypeAround(SyntaxNode call, Compilation compilation) =>
        call.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type ? MethodBodies.Of(compilation).Model(type.SyntaxTree).GetDeclaredSymbol(type) as INamedTypeSymbol : null;

    /// <summary>Whether the program starts no other client.</summary>
    public bool IsAlone => _others.Value.Count == 0;

    /// <summary>Whether a type of this compilation ends clients that it holds: where it was not made, its client was not started.</summary>
    public bool IsOwner(ITypeSymbol type) =>
        site is not null && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, symbols.Compilation.Assembly) && _owners.Value.Contains(type);

    public bool Means(IEnumerable<IOperation> values) => _own.Value is { } own && values.Any(value => Symbols(value).Any(own.Contains));

    /// <summary>Whether the values are surely of another client.</summary>
    public bool IsOther(IEnumerable<IOperation> values) =>
        !IsAlone && values.Any(value => Symbols(value).Any(symbol => _own.Value?.Contains(symbol) != true && _others.Value.Any(other => other.Contains(symbol))));

    /// <summary>Whether the client is ended in a piece of code.</summary>
    public bool EndsWithin(SyntaxNode code) => _own.Value?.Ends.Any(end => end.SyntaxTree == code.SyntaxTree && code.Span.Contains(end.Span)) == true;

    /// <summary><c>if (name == "harbour") { continue; } await client.DisposeAsync();</c>: whether a loop ends its item only under a condition that is not about the item being there.</summary>
    public bool EndsOnlySomeOf(CommonForEachStatementSyntax loop) =>
        _own.Value?.Ends.Any(end => end.SyntaxTree == loop.SyntaxTree && loop.Statement.Span.Contains(end.Span)
            && (end.Ancestors().TakeWhile(node => node != loop).OfType<IfStatementSyntax>().Any(static choice => !AsksWhetherThereIsOne(choice.Condition))
                || loop.Statement.DescendantNodes().OfType<IfStatementSyntax>().Any(choice => choice.SpanStart < end.SpanStart && !choice.Span.Contains(end.Span) && !AsksWhetherThereIsOne(choice.Condition)
                    && choice.Statement.DescendantNodesAndSelf().Any(static node => node is ContinueStatementSyntax or BreakStatementSyntax)))) == true;

    /// <summary>Whether a condition asks for null, a type, or whether a value has been made.</summary>
    public static bool AsksWhetherThereIsOne(SyntaxNode condition) =>
        condition.DescendantNodesAndSelf().Any(static node => node is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression } or IsPatternExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression }
            or IdentifierNameSyntax { Identifier.ValueText: "IsValueCreated" or "IsCompleted" or "IsCompletedSuccessfully" or "HasValue" or "TryGetValue" or "TryRemove" }
            or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" } } });

    /// <summary>Whether an item of a collection that holds the client is ended in a loop: what is indexed, taken out, or declared there.</summary>
    public bool EndsItemWithin(SyntaxNode loop) => _own.Value?.Ends.Any(end => end.SyntaxTree == loop.SyntaxTree && loop.Span.Contains(end.Span) && end.Parent switch
    {
        MemberAccessExpressionSyntax { Expression: ElementAccessExpressionSyntax or InvocationExpressionSyntax } => true,
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax name } => loop.DescendantNodes().Any(node =>
            node is VariableDeclaratorSyntax declarator && declarator.Identifier.ValueText == name.Identifier.ValueText
            || node is SingleVariableDesignationSyntax designation && designation.Identifier.ValueText == name.Identifier.ValueText),
        _ => false,
    }) == true;

    private static IEnumerable<ISymbol> Symbols(IOperation? value)
    {
        switch (ProgramMachine.Unwrap(value))
        {
            case ILocalReferenceOperation local:
                return [local.Local];
            case IParameterReferenceOperation parameter:
                return [parameter.Parameter];
            case IFieldReferenceOperation field:
                return [field.Field];
            case IPropertyReferenceOperation { Property.Name: "Value" or "Values" or "Result", Instance: { } instance } property:
                return [property.Property, .. Symbols(instance)];
            case IPropertyReferenceOperation property:
                return property.Property.IsIndexer ? Symbols(property.Instance) : [property.Property];
            case IArrayElementReferenceOperation element:
                return Symbols(element.ArrayReference);
            case IAwaitOperation awaited:
                return Symbols(awaited.Operation);
            case IInvocationOperation { TargetMethod: { Name: "Exchange" or "Read", ContainingType.Name: "Interlocked" or "Volatile" } } atomic:
                return Symbols(atomic.Arguments[0].Value);
            case IInvocationOperation { TargetMethod: { Name: "ConfigureAwait" or "AsTask" or "ToList" or "ToArray" or "Reverse" or "Select" or "Cast" or "OfType" or "Where" or "First" or "Single" or "Last" or "Pop" or "Dequeue" } } taken:
                return Symbols(taken.Instance ?? taken.Arguments.FirstOrDefault()?.Value);
            case IInvocationOperation call:
                return [call.TargetMethod];
            default:
                return [];
        }
    }
}
