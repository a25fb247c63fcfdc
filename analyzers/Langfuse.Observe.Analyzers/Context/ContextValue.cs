using Langfuse.Observe.Analyzers.Calls;
using Langfuse.Observe.Analyzers.Constants;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Langfuse.Observe.Analyzers.Context;

/// <summary>LFO6006 and LFO6007 where a call carries the value; <see cref="OptionValueAnalyzer"/> sees what is assigned to the options.</summary>
internal sealed class ContextValue() : CallRule([ContextRules.LFO6006_ValueTooLong, ContextRules.LFO6007_EnvironmentPattern], "Propagate", "StartTrace", "StartRun")
{
    private const int MostCharacters = 200;

    private static readonly string[] s_bounded = ["userId", "sessionId", "version", "traceName", "tags", "metadata"];

    protected override void Check(NamedCall call)
    {
        if (call.Operation is not { } operation
            || !(call.Symbols.IsContext(operation.TargetMethod.ContainingType) || call.Symbols.IsClient(operation.TargetMethod.ContainingType)
                || operation.TargetMethod.ContainingType is { Name: "LangfuseRunSink", ContainingNamespace: { Name: "Observe", ContainingNamespace.Name: "Langfuse" } }))
        {
            return;
        }

        foreach (var argument in operation.Arguments.Where(static argument => argument.ArgumentKind == ArgumentKind.Explicit))
        {
            var value = (argument.Syntax as ArgumentSyntax)?.Expression;
            if (argument.Parameter?.Name == "environment")
            {
                EnvironmentName.Check(value, call.Model, call.Report, call.CancellationToken);
            }
            else if (operation.TargetMethod.Name == "Propagate" && s_bounded.Contains(argument.Parameter?.Name))
            {
                CheckLength(value, argument.Parameter!.Name, call);
            }
        }
    }

    /// <summary>Looks at the value itself, or at the texts that are in a list or an object.</summary>
    private static void CheckLength(ExpressionSyntax? value, string parameter, NamedCall call)
    {
        var isReported = false;
        foreach (var constant in value is null ? [] : Texts(value, call))
        {
            if (constant.Value is string { Length: > MostCharacters } found)
            {
                var place = constant.Origin.SyntaxTree == call.Syntax.SyntaxTree ? constant.Origin : value!;
                call.Report(ContextRules.LFO6006_ValueTooLong.At(place, parameter, found.Length));
                isReported = true;
            }
        }

        if (!isReported && value is not null && Parts(value, call).Select(part => Least(part, new(call.Model, call.CancellationToken), 0)).DefaultIfEmpty(0).Max() is var least && least > MostCharacters)
        {
            call.Report(ContextRules.LFO6006_ValueTooLong.At(value, parameter, least));
        }
    }

    /// <summary>The texts in a list or an object, or the text itself.</summary>
    private static IEnumerable<ExpressionSyntax> Parts(ExpressionSyntax value, NamedCall call) =>
        value is AnonymousObjectCreationExpressionSyntax data ? data.Initializers.Select(static member => member.Expression)
        : call.Model.GetTypeInfo(value, call.CancellationToken).ConvertedType is { SpecialType: SpecialType.System_String } ? [value]
        : CollectionItems.Of(value, new(call.Model, call.CancellationToken), 0).Select(static item => item.Expression);

    /// <summary>The number of characters that a text has at least: its constant parts, and what it is filled up to.</summary>
    private static int Least(ExpressionSyntax text, ValueSources sources, int depth)
    {
        if (sources.Constant(text).Value is string constant)
        {
            return constant.Length;
        }

        return text switch
        {
            InterpolatedStringExpressionSyntax built => built.Contents.Sum(content => content switch
            {
                InterpolatedStringTextSyntax part => part.TextToken.ValueText.Length,
                InterpolationSyntax { FormatClause: null } hole => Least(hole.Expression, sources, depth),
                _ => 0,
            }),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => Least(sum.Left, sources, depth) + Least(sum.Right, sources, depth),
            ParenthesizedExpressionSyntax inner => Least(inner.Expression, sources, depth),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "PadLeft" or "PadRight" }, ArgumentList.Arguments: { Count: > 0 } width } => sources.Constant(width[0].Expression).Value as int? ?? 0,
            BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 2 } repeated } when sources.Type(text) is { SpecialType: SpecialType.System_String } => sources.Constant(repeated[1].Expression).Value as int? ?? 0,
            IdentifierNameSyntax or MemberAccessExpressionSyntax when depth < 3 && sources.Of(text) is { Count: > 0 } found && found.TrueForAll(static source => source.Kind == SourceKind.Written) => found.Min(source => Least(source.Expression, sources, depth + 1)),
            _ => 0,
        };
    }

    private static IEnumerable<Constant> Texts(ExpressionSyntax value, NamedCall call)
    {
        IEnumerable<Constant> Of(ExpressionSyntax text) => IsShortened(text, call) ? [] : ConstantFlow.Of(text, call.Model, call.CancellationToken).Constants;

        return value is AnonymousObjectCreationExpressionSyntax data
            ? data.Initializers.SelectMany(member => Of(member.Expression))
            : call.Model.GetTypeInfo(value, call.CancellationToken).ConvertedType is not { SpecialType: SpecialType.System_String }
                ? CollectionItems.Of(value, new(call.Model, call.CancellationToken), 0).SelectMany(item => Of(item.Expression))
                : Of(value);
    }

    /// <summary>Whether the length of a text is looked at where it is given or in the method that it goes through: <c>text.Length <= 200 ? text : text[..200]</c>.</summary>
    private static bool IsShortened(ExpressionSyntax text, NamedCall call) => LooksAtLength(text)
        || text.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Any(shortener =>
            call.Model.GetSymbolInfo(shortener, call.CancellationToken).Symbol is IMethodSymbol method
            && (method.ReducedFrom ?? method).DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(call.CancellationToken) is { } body && LooksAtLength(body));

    private static bool LooksAtLength(SyntaxNode node) => node.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>()
        .Any(static access => access is { Name.Identifier.ValueText: "Length", Parent: BinaryExpressionSyntax or ArgumentSyntax });
}
