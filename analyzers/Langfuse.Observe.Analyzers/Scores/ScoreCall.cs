using Langfuse.Observe.Analyzers.Calls;
using Langfuse.Observe.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Langfuse.Observe.Analyzers.Scores;

/// <summary>A call that gives or names a score.</summary>
/// <param name="Syntax">The call.</param>
/// <param name="Name">The argument that names the score.</param>
/// <param name="Value">The argument that is its value, where the call gives one.</param>
/// <param name="ValueType">The type of the value before it is converted.</param>
/// <param name="DataType">The data type that the call states.</param>
internal sealed record ScoreCall(InvocationExpressionSyntax Syntax, ExpressionSyntax Name, ExpressionSyntax? Value, ITypeSymbol? ValueType, DataType? DataType)
{
    /// <summary>The names of the methods that give or name scores.</summary>
    public static readonly string[] Callees =
        ["Score", "ScoreCurrentTrace", "ScoreCurrentObservation", "Create", "CreateAsync", "Average", "ThrowIfBelow", "ListAsync", "Minimum", "Maximum", "PassRate"];

    /// <summary>The data type of the score that this call makes, as far as it can be told.</summary>
    public DataType? RecordedType => Value is null ? null : DataType ?? ValueType switch
    {
        { SpecialType: SpecialType.System_Boolean } => Scores.DataType.Boolean,
        { SpecialType: SpecialType.System_String } or { TypeKind: TypeKind.Enum } => Scores.DataType.Categorical,
        { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_Double } => Scores.DataType.Numeric,
        _ => null,
    };

    /// <summary>Whether an invocation can be such a call, going by its text alone: <c>Create</c> and <c>Average</c> are common names, and ours are called on types named for scores.</summary>
    public static bool MayBe(InvocationExpressionSyntax call) => call.ArgumentList.Arguments.Count > 0 && (call.Expression is not MemberAccessExpressionSyntax access
        || access.Name.Identifier.ValueText is not ("Create" or "Average" or "Minimum" or "Maximum" or "PassRate")
        || Names(access.Expression, "Evaluator") || Names(access.Expression, "Score"));

    public static ScoreCall? Of(NamedCall call)
    {
        if (call.Method is not { } method || !Means(method, call.Symbols) || call.Operation is not { } operation)
        {
            return null;
        }

        var name = Argument(operation, "name") ?? Argument(operation, "score");
        var value = method.Name.StartsWith("Score", StringComparison.Ordinal) ? Argument(operation, "value") : null;
        return name?.Syntax is ExpressionSyntax nameSyntax
            ? new(call.Syntax, nameSyntax, value?.Syntax as ExpressionSyntax, Innermost(value)?.Type, StatedType(operation))
            : null;
    }

    private static bool Names(ExpressionSyntax receiver, string word) => receiver switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0,
        MemberAccessExpressionSyntax access => Names(access.Name, word) || Names(access.Expression, word),
        InvocationExpressionSyntax call => Names(call.Expression, word),
        _ => false,
    };

    private static bool Means(IMethodSymbol method, LangfuseSymbols symbols)
    {
        var type = method.ContainingType;
        return method.Name.StartsWith("Score", StringComparison.Ordinal)
            ? symbols.IsClient(type) || symbols.IsObservation(type) || symbols.IsContext(type)
            : type?.ContainingNamespace?.ToDisplayString() == "Langfuse.Observe"
                && (type.Name.EndsWith("Evaluator", StringComparison.Ordinal) || type.Name.StartsWith("Score", StringComparison.Ordinal) || method.Name == "ThrowIfBelow");
    }

    /// <summary>An argument that is written in the call, without the conversion to its parameter.</summary>
    private static IOperation? Argument(IInvocationOperation operation, string name) =>
        operation.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == name && argument.ArgumentKind == ArgumentKind.Explicit) is { } argument
            ? argument.Value is IConversionOperation { IsImplicit: true } conversion ? Innermost(conversion) : argument.Value
            : null;

    private static IOperation? Innermost(IOperation? operation)
    {
        while (operation is IConversionOperation { IsImplicit: true } conversion)
        {
            operation = conversion.Operand;
        }

        return operation;
    }

    private static DataType? StatedType(IInvocationOperation operation) =>
        operation.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name == "dataType" && argument.ArgumentKind == ArgumentKind.Explicit) is { } argument
        && Innermost(argument.Value) is { ConstantValue: { HasValue: true, Value: int number } }
            ? (DataType)number
            : null;
}
