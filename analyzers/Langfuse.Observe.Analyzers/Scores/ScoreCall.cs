using Langfuse.Observe.Analyzers.Calls;
using Langfuse.Observe.Analyzers.Constants;
using Langfuse.Observe.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Langfuse.Observe.Analyzers.Scores;

/// <summary>A call that gives or names a score.</summary>
/// <param name="Syntax">The call.</param>
/// <param name="Name">The argument that names the score.</param>
/// <param name="Values">The expressions that are its value: the argument, or what the function of an evaluator returns.</param>
/// <param name="ValueType">The type of the value before it is converted.</param>
/// <param name="DataType">The data type that the call states.</param>
internal sealed record ScoreCall(ExpressionSyntax Syntax, ExpressionSyntax Name, IReadOnlyList<ExpressionSyntax> Values, ITypeSymbol? ValueType, DataType? DataType)
{
    /// <summary>The names of the methods that give or name scores.</summary>
    public static readonly string[] Callees =
        ["Score", "ScoreCurrentTrace", "ScoreCurrentObservation", "Create", "CreateAsync", "Average", "ThrowIfBelow", "ThrowIfWorseThan", "ListAsync", "Minimum", "Maximum", "PassRate"];

    private static readonly string[] s_evaluatorFactories = ["Create", "CreateAsync", "Average", "Minimum", "Maximum", "PassRate"];

    /// <summary>The expression by which the call states the data type.</summary>
    public ExpressionSyntax? StatedBy { get; init; }

    /// <summary>The first value that stands in the call.</summary>
    public ExpressionSyntax? Value => Values.Count > 0 ? Values[0] : null;

    /// <summary>The data type of the score that this call makes, as far as it can be told.</summary>
    public DataType? RecordedType => Values.Count == 0 || (StatedBy is not null && DataType is null) ? null : DataType ?? OfValue(ValueType);

    /// <summary>The data type that a score takes from its value.</summary>
    public static DataType? OfValue(ITypeSymbol? type) => type switch
    {
        { SpecialType: SpecialType.System_Boolean } => Scores.DataType.Boolean,
        { SpecialType: SpecialType.System_String } or { TypeKind: TypeKind.Enum } => Scores.DataType.Categorical,
        { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_Double } => Scores.DataType.Numeric,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => OfValue(nullable.TypeArguments[0]),
        _ => null,
    };

    /// <summary>Whether an invocation can be such a call, going by its text alone: <c>Create</c> and <c>Average</c> are common names, and ours are called on types named for scores.</summary>
    public static bool MayBe(InvocationExpressionSyntax call) => call.ArgumentList.Arguments.Count > 0 && (call.Expression is not MemberAccessExpressionSyntax access
        || Array.IndexOf(s_evaluatorFactories, access.Name.Identifier.ValueText) < 0
        || Names(access.Expression, "Evaluator") || Names(access.Expression, "Score"));

    /// <summary>The scores of a call: one, and for an evaluator those that its function makes as objects.</summary>
    public static IReadOnlyList<ScoreCall> Of(NamedCall call)
    {
        if (call.Method is not { } method || !Means(method, call.Symbols) || call.Operation is not { } operation)
        {
            return [];
        }

        var name = Argument(operation, "name") ?? Argument(operation, "score") ?? Argument(operation, "scoreName") ?? Argument(operation, "metric");
        if (name?.Syntax is not ExpressionSyntax nameSyntax)
        {
            return [];
        }

        if (!method.Name.StartsWith("Score", StringComparison.Ordinal))
        {
            var results = EvaluatorResults.Of(operation, call);
            var type = results.Count > 0 ? Flow.MethodBodies.Of(call.Compilation).Model(results[0].SyntaxTree).GetTypeInfo(results[0], call.CancellationToken).Type : null;
            return [new(call.Syntax, nameSyntax, results, type, null), .. EvaluatorResults.Objects(results, nameSyntax, call)];
        }

        var value = Argument(operation, "value");
        var syntax = value?.Syntax as ExpressionSyntax;
        var stated = StatedType(operation);
        return [new(call.Syntax, nameSyntax, syntax is null ? [] : [syntax], Innermost(value)?.Type, Stated(stated, call.Model, call.CancellationToken)) { StatedBy = stated }];
    }

    /// <summary>The data type that an expression names, also through a variable or constant.</summary>
    public static DataType? Stated(ExpressionSyntax? stated, SemanticModel model, CancellationToken cancellationToken)
    {
        if (stated is null)
        {
            return null;
        }

        var flow = ConstantFlow.Of(stated, model, cancellationToken);
        return flow is { IsOpen: false, Constants.Count: 1 } && flow.Constants[0].Value is string name && Enum.TryParse<DataType>(name, out var type) ? type : null;
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
                && (type.Name.EndsWith("Evaluator", StringComparison.Ordinal) || type.Name.StartsWith("Score", StringComparison.Ordinal) || method.Name.StartsWith("ThrowIf", StringComparison.Ordinal));
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

    private static ExpressionSyntax? StatedType(IInvocationOperation operation) =>
        operation.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name == "dataType" && argument.ArgumentKind == ArgumentKind.Explicit) is { } argument
            ? Innermost(argument.Value)?.Syntax as ExpressionSyntax
            : null;
}
