using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Flow;

/// <content>The value as an argument of a call, and the calls on it.</content>
internal sealed partial class Holders
{
    private static readonly string[] s_endings = ["Dispose", "DisposeAsync", "Close", "Flush", "FlushAsync"];

    private static readonly string[] s_puts = ["Add", "TryAdd", "Push", "Enqueue", "Insert", "Append", "Prepend", "AddOrUpdate", "GetOrAdd", "GetOrCreate", "GetOrCreateAsync", "AddFirst", "AddLast", "Register", "RegisterForDispose", "RegisterForDisposeAsync"];

    private static readonly string[] s_parts = ["Value", "Values", "Result", "Target", "Key", "Current"];

    private static readonly string[] s_takes =
        ["First", "FirstOrDefault", "Last", "LastOrDefault", "Single", "SingleOrDefault", "ElementAt", "Pop", "Dequeue", "Take", "Peek", "Reverse", "Where", "OfType", "Cast", "ToList", "ToArray", "AsEnumerable",
            "Concat", "Union", "GetValueOrDefault", "ConfigureAwait", "AsTask", "GetAwaiter", "GetResult", "WaitAsync", "Distinct", "OrderBy", "Skip"];

    private void Passed(ArgumentSyntax argument, ExpressionSyntax value)
    {
        if (argument.Parent is TupleExpressionSyntax tuple)
        {
            Follow(tuple);
            return;
        }

        if (argument.Parent is not ArgumentListSyntax { Parent: ExpressionSyntax or ConstructorInitializerSyntax } list)
        {
            return;
        }

        var method = Model(list).GetSymbolInfo(list.Parent!, _cancellationToken).Symbol as IMethodSymbol;
        if (method is not null && IsInSource(method))
        {
            Parameter(method, argument, list);
            return;
        }

        switch (list.Parent)
        {
            // Interlocked.Exchange(ref field, null) gives what was in the field; Volatile.Write puts into it.
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Interlocked" or "Volatile" or "LazyInitializer" } } } atomic:
                if (list.Arguments[0].Expression is var place && place != value)
                {
                    Target(place);
                }

                Follow(atomic);
                return;
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } access } call when s_puts.Contains(name):
                IsRegistered |= IsContainer(method);
                IsGivenAway |= method is null || (!IsFramework(method) && !IsOurs(method));
                Target(access.Expression);
                Follow(call);
                return;
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromResult" } } given:
                Follow(given);
                return;
            case InvocationExpressionSyntax:
                IsAwaited = true;
                IsRegistered |= IsContainer(method);
                IsGivenAway |= method is not null && !IsFramework(method) && !IsOurs(method);
                return;
            case BaseObjectCreationExpressionSyntax creation:
                IsGivenAway |= method is not null && !IsFramework(method) && !IsOurs(method);
                Follow(creation);
                return;
            case ConstructorInitializerSyntax:
                IsGivenAway = true;
                return;
        }
    }

    private void Parameter(IMethodSymbol method, ArgumentSyntax argument, ArgumentListSyntax list)
    {
        var index = list.Arguments.IndexOf(argument);
        var parameter = argument.NameColon is { } named ? method.Parameters.FirstOrDefault(parameter => parameter.Name == named.Name.Identifier.ValueText)
            : index < method.Parameters.Length ? method.Parameters[index]
            : method.Parameters.LastOrDefault();
        if (parameter is null)
        {
            return;
        }

        var position = (method.ReducedFrom ?? method).Parameters.IndexOf((method.ReducedFrom is null ? parameter : method.ReducedFrom.Parameters.FirstOrDefault(full => full.Name == parameter.Name)) ?? parameter);
        foreach (var target in SourceTypes.Of(_compilation).Implementations((method.ReducedFrom ?? method).OriginalDefinition).Append((method.ReducedFrom ?? method).OriginalDefinition))
        {
            if (position >= 0 && position < target.Parameters.Length)
            {
                Add(target.Parameters[position]);
            }
        }
    }

    private void Accessed(SimpleNameSyntax name, ExpressionSyntax access)
    {
        _members.Add(name);
        var member = name.Identifier.ValueText;
        if (access.Parent is InvocationExpressionSyntax call && call.Expression == access)
        {
            if (member is "Invoke" or "DynamicInvoke")
            {
                _calls.Add(call);
            }
            else if (s_endings.Contains(member))
            {
                _ends.Add(name);
            }
            else if (s_takes.Contains(member))
            {
                Follow(call);
            }
            else if (call.ArgumentList.Arguments.Any(static argument => argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword)))
            {
                Out(call);
            }
            else
            {
                // An extension method in the source takes the receiver as its first parameter; a lambda takes an item.
                Extended(call);
                Items(call);
            }
        }
        else if (s_parts.Contains(member) || IsPart(access))
        {
            Follow(access);
        }
        else if (s_endings.Contains(member))
        {
            // cleanup.Push(client.DisposeAsync): whoever calls it ends the value.
            _ends.Add(name);
        }
    }

    /// <summary>An element of a tuple or of an anonymous object, that can be disposed as the value can.</summary>
    private bool IsPart(ExpressionSyntax access) =>
        Symbol(access) is IFieldSymbol { ContainingType.IsTupleType: true, Type: var field } ? IsDisposable(field)
        : Symbol(access) is IPropertySymbol { ContainingType.IsAnonymousType: true, Type: var property } && IsDisposable(property);

    private static bool IsDisposable(ITypeSymbol type) => type.AllInterfaces.Any(static contract => contract.Name is "IDisposable" or "IAsyncDisposable") || type.Name is "IDisposable" or "IAsyncDisposable";

    private void Out(InvocationExpressionSyntax call)
    {
        foreach (var argument in call.ArgumentList.Arguments.Where(static argument => argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword)))
        {
            if (argument.Expression is DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax designation })
            {
                Add(Model(designation).GetDeclaredSymbol(designation, _cancellationToken));
            }
            else if (argument.Expression is not DeclarationExpressionSyntax)
            {
                Target(argument.Expression);
            }
        }
    }

    private void Extended(InvocationExpressionSyntax call)
    {
        if (Symbol(call) is IMethodSymbol { ReducedFrom: { } extension } && IsInSource(extension))
        {
            Add(extension.OriginalDefinition.Parameters[0]);
        }
    }

    private void Items(InvocationExpressionSyntax call)
    {
        foreach (var argument in call.ArgumentList.Arguments)
        {
            var item = argument.Expression switch
            {
                SimpleLambdaExpressionSyntax lambda => lambda.Parameter,
                ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: { Count: > 0 } parameters } => parameters[0],
                _ => null,
            };
            if (item is not null)
            {
                Add(Model(item).GetDeclaredSymbol(item, _cancellationToken));
            }
        }
    }

    private bool IsInSource(IMethodSymbol method) => SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, _compilation.Assembly);

    private static bool IsContainer(IMethodSymbol? method) =>
        method?.ContainingNamespace?.ToDisplayString().StartsWith("Microsoft.Extensions.DependencyInjection", StringComparison.Ordinal) == true;

    private static bool IsFramework(IMethodSymbol method) =>
        method.ContainingNamespace?.ToDisplayString() is { } space
        && (space.StartsWith("System", StringComparison.Ordinal) || space.StartsWith("Microsoft.Extensions", StringComparison.Ordinal)
            || (space.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) && !method.Name.StartsWith("RegisterForDispose", StringComparison.Ordinal)));

    private static bool IsOurs(IMethodSymbol method) => method.ContainingAssembly?.Name.StartsWith("Langfuse.Observe", StringComparison.Ordinal) == true;
}
