using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Constants;

/// <summary>Whether a value is read at run time: from JSON, a file, an answer or the console.</summary>
internal static class RuntimeData
{
    private const int Deepest = 8;

    private static readonly string[] s_readers =
    [
        "Deserialize", "DeserializeAsync", "DeserializeObject", "DeserializeAsyncEnumerable", "ReadFromJsonAsync", "GetFromJsonAsync", "ReadAsAsync",
        "ReadAllText", "ReadAllTextAsync", "ReadAllLines", "ReadAllLinesAsync", "ReadLines", "ReadLinesAsync", "ReadLine", "ReadLineAsync", "ReadToEnd", "ReadToEndAsync",
        "ReadAsStringAsync", "GetStringAsync", "EnumerateArray", "EnumerateObject", "GetProperty",
    ];

    private static readonly string[] s_documents = ["JsonDocument", "JsonNode", "JsonElement", "JArray", "JObject", "XDocument", "XElement"];

    public static bool IsSourceOf(ExpressionSyntax value, ValueSources sources) => IsRead(value, sources, 0);

    private static bool IsRead(ExpressionSyntax? value, ValueSources sources, int depth)
    {
        for (; value is not null && depth < Deepest; depth++)
        {
            switch (value)
            {
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }:
                    if (s_readers.Contains(access.Name.Identifier.ValueText)
                        || (access.Name.Identifier.ValueText is "Parse" or "ParseAsync" or "Load" && access.Expression is IdentifierNameSyntax { Identifier.ValueText: var type } && s_documents.Contains(type)))
                    {
                        return true;
                    }

                    value = access.Expression;
                    break;
                case MemberAccessExpressionSyntax access when sources.Symbol(access) is not (null or INamespaceOrTypeSymbol or { IsStatic: true }):
                    value = access.Expression;
                    break;
                case IdentifierNameSyntax name:
                    return Declared(sources.Symbol(name), sources) is { } declared && IsRead(declared, sources, depth + 1);
                default:
                    value = Inner(value);
                    break;
            }
        }

        return false;
    }

    private static ExpressionSyntax? Inner(ExpressionSyntax value) => value switch
    {
        ElementAccessExpressionSyntax access => access.Expression,
        ConditionalAccessExpressionSyntax access => access.Expression,
        AwaitExpressionSyntax awaited => awaited.Expression,
        ParenthesizedExpressionSyntax inner => inner.Expression,
        PostfixUnaryExpressionSyntax suppressed => suppressed.Operand,
        CastExpressionSyntax cast => cast.Expression,
        BinaryExpressionSyntax either => either.Left,
        _ => null,
    };

    /// <summary>What the variable is made from: its initialiser, the collection of its loop, what the lambda is called on.</summary>
    private static ExpressionSyntax? Declared(ISymbol? symbol, ValueSources sources) =>
        symbol is not (ILocalSymbol or IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } }) ? null
        : symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(sources.CancellationToken) switch
        {
            VariableDeclaratorSyntax declarator => declarator.Initializer?.Value,
            ForEachStatementSyntax each => each.Expression,
            SingleVariableDesignationSyntax designation => designation.Ancestors().Select(static node => node switch
            {
                ForEachVariableStatementSyntax each => each.Expression,
                IsPatternExpressionSyntax pattern => pattern.Expression,
                AssignmentExpressionSyntax assignment => assignment.Right,
                _ => null,
            }).FirstOrDefault(static found => found is not null),
            ParameterSyntax parameter => ((parameter.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>()?.Parent as ArgumentSyntax)?.Parent?.Parent as InvocationExpressionSyntax)?.Expression is MemberAccessExpressionSyntax access
                ? access.Expression
                : null,
            _ => null,
        };
}
