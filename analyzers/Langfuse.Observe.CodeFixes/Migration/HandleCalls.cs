using Langfuse.Observe.Analyzers.Migration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.CodeFixes.Migration;

/// <summary>What the calls on an activity or a span of the community SDK become once the method is observed.</summary>
internal static class HandleCalls
{
    private static readonly string[] s_recorded = ["SetStatus", "AddException", "RecordException"];

    /// <summary>Each statement that uses the handle, with the one that takes its place (null: none is needed). Null when one has no counterpart.</summary>
    public static IReadOnlyDictionary<StatementSyntax, StatementSyntax?>? Replacements(BlockSyntax body, WholeBody whole)
    {
        if (whole.Call.ArgumentList.Arguments.Any(static argument => argument.Expression is AnonymousFunctionExpressionSyntax))
        {
            return null;
        }

        var replacements = new Dictionary<StatementSyntax, StatementSyntax?>();
        foreach (var use in body.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == whole.Variable.Identifier.ValueText))
        {
            if (use.FirstAncestorOrSelf<StatementSyntax>() is not ExpressionStatementSyntax { Parent: BlockSyntax } statement || Receiver(statement.Expression) != use)
            {
                return null;
            }

            if (!TryReplace(statement, out var replacement))
            {
                return null;
            }

            replacements[statement] = replacement;
        }

        return replacements;
    }

    private static bool TryReplace(ExpressionStatementSyntax statement, out StatementSyntax? replacement)
    {
        replacement = null;
        var arguments = new List<string>();
        var metadata = new List<string>();
        foreach (var call in Calls(statement.Expression))
        {
            var values = call.ArgumentList.Arguments;
            switch (NameOf(call))
            {
                case "SetTag" or "AddTag" or "SetMetadata" when values.Count == 2:
                    metadata.Add($"[{values[0].Expression}] = {values[1].Expression}");
                    break;
                case "SetOutput" or "SetResult" when values.Count == 1:
                    if (!IsReturnedNext(statement, values[0].Expression))
                    {
                        arguments.Add($"output: {values[0].Expression}");
                    }

                    break;
                case "SetInput" when values.Count == 1:
                    arguments.Add($"input: {values[0].Expression}");
                    break;
                case "SetResponse" when values.Count == 1 && values[0].Expression is BaseObjectCreationExpressionSyntax { Initializer: { } response }:
                    if (!TryResponse(response, arguments))
                    {
                        return false;
                    }

                    break;
                case { } name when s_recorded.Contains(name):
                    break;
                default:
                    return false;
            }
        }

        if (metadata.Count > 0)
        {
            arguments.Add($"metadata: new System.Collections.Generic.Dictionary<string, object?> {{ {string.Join(", ", metadata)} }}");
        }

        replacement = arguments.Count == 0 ? null
            : SyntaxFactory.ParseStatement($"LangfuseContext.UpdateCurrentObservation({string.Join(", ", arguments)});").WithTriviaFrom(statement)
                .WithAdditionalAnnotations(Microsoft.CodeAnalysis.Formatting.Formatter.Annotation, Microsoft.CodeAnalysis.Simplification.Simplifier.Annotation);
        return true;
    }

    private static bool TryResponse(InitializerExpressionSyntax response, List<string> arguments)
    {
        var usage = new List<string>();
        foreach (var member in response.Expressions.OfType<AssignmentExpressionSyntax>())
        {
            switch (member.Left.ToString())
            {
                case "Model":
                    arguments.Add($"model: {member.Right}");
                    break;
                case "InputTokens":
                    usage.Add($"input: {member.Right}");
                    break;
                case "OutputTokens":
                    usage.Add($"output: {member.Right}");
                    break;
                case "Completion":
                    arguments.Add($"output: {member.Right}");
                    break;
                case "FinishReasons":
                    break;
                default:
                    return false;
            }
        }

        if (usage.Count > 0)
        {
            arguments.Add($"usage: new Usage({string.Join(", ", usage)})");
        }

        return true;
    }

    /// <summary>What the method returns right after is recorded anyway.</summary>
    private static bool IsReturnedNext(StatementSyntax statement, ExpressionSyntax value) =>
        statement.Parent is BlockSyntax block && block.Statements.IndexOf(statement) is var index && index + 1 < block.Statements.Count
        && block.Statements[index + 1] is ReturnStatementSyntax { Expression: { } returned } && returned.IsEquivalentTo(value, topLevel: false);

    /// <summary>The calls of a chain such as <c>activity?.SetTag("a", 1)?.SetTag("b", 2)</c>, first to last.</summary>
    private static IEnumerable<InvocationExpressionSyntax> Calls(ExpressionSyntax expression) =>
        expression.DescendantNodesAndSelf(static node => node is not ArgumentListSyntax).OfType<InvocationExpressionSyntax>().OrderBy(static call => call.ArgumentList.SpanStart);

    private static IdentifierNameSyntax? Receiver(ExpressionSyntax expression)
    {
        while (true)
        {
            switch (expression)
            {
                case ConditionalAccessExpressionSyntax conditional:
                    expression = conditional.Expression;
                    continue;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }:
                    expression = access.Expression;
                    continue;
                default:
                    return expression as IdentifierNameSyntax;
            }
        }
    }

    private static string? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        _ => null,
    };
}
