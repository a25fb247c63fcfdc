using Langfuse.Observe.Analyzers.Constants;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Langfuse.Observe.Analyzers.Usage;

/// <summary>LFO1016 and LFO1017: counts of a <c>Usage</c> under a name that Langfuse does not know, or that are counted twice.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UsageCounts() : LangfuseAnalyzer(UsageRules.LFO1016_UnknownUsageKind, UsageRules.LFO1017_OverlappingCounts)
{
    private static readonly string[] s_wholeInputs = ["InputTokenCount", "PromptTokenCount", "PromptTokens", "InputTokens"];

    private static readonly string[] s_wholeOutputs = ["OutputTokenCount", "CompletionTokenCount", "CompletionTokens", "OutputTokens", "CandidatesTokenCount"];

    private protected override void Start(CompilationStartAnalysisContext context, LangfuseSymbols symbols)
    {
        context.RegisterSyntaxNodeAction(OfCreation, SyntaxKind.ObjectCreationExpression, SyntaxKind.ImplicitObjectCreationExpression);
        context.RegisterSyntaxNodeAction(OfAssignment, SyntaxKind.SimpleAssignmentExpression);
    }

    private static void OfCreation(SyntaxNodeAnalysisContext context)
    {
        var creation = (BaseObjectCreationExpressionSyntax)context.Node;
        if (creation is ObjectCreationExpressionSyntax named && SyntaxNames.Last(named.Type) != "Usage"
            || creation.ArgumentList is null && creation.Initializer is null
            || !IsUsage(context.SemanticModel.GetTypeInfo(creation, context.CancellationToken).Type))
        {
            return;
        }

        foreach (var entry in Entries(creation).Where(entry => entry.Key is not LiteralExpressionSyntax && Text(entry.Key, context) is null))
        {
            CheckKinds(entry.Key, context);
        }

        var entries = Entries(creation).ToList();
        var counts = entries.Select(entry => (Key: Text(entry.Key, context), entry.Key.Parent, entry.Count, Name: entry.Key)).Where(static entry => entry.Key is not null).ToList();
        if (!UsageKinds.IsWholeShape([.. counts.Select(static entry => entry.Key!), .. Given(creation).Select(static given => given.Kind)]))
        {
            foreach (var entry in counts)
            {
                CheckKind(entry.Name, entry.Key!, context);
            }
        }

        CheckOverlap([.. counts.Select(static entry => (entry.Key!, entry.Count)), .. Given(creation)], context);
    }

    /// <summary><c>usage["cached_tokens"] = 20</c></summary>
    private static void OfAssignment(SyntaxNodeAnalysisContext context)
    {
        if (((AssignmentExpressionSyntax)context.Node).Left is ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } index } access
            && index[0].Expression is LiteralExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax
            && IsUsage(context.SemanticModel.GetTypeInfo(access.Expression, context.CancellationToken).Type))
        {
            if (Text(index[0].Expression, context) is not { } key)
            {
                CheckKinds(index[0].Expression, context);
                return;
            }

            CheckKind(index[0].Expression, key, context);
            if (Creation(access.Expression, context) is { } creation)
            {
                CheckOverlap([(key, ((AssignmentExpressionSyntax)context.Node).Right), .. Given(creation), .. Whole(access, key, creation, context)], context);
            }
        }
    }

    /// <summary>The input or output that a part belongs to, where that is set by its name too: <c>usage["input"] = …</c>.</summary>
    private static IEnumerable<(string Kind, ExpressionSyntax Count)> Whole(ElementAccessExpressionSyntax part, string key, BaseObjectCreationExpressionSyntax creation, SyntaxNodeAnalysisContext context)
    {
        var assigned = creation.FirstAncestorOrSelf<BlockSyntax>()?.DescendantNodes().OfType<AssignmentExpressionSyntax>()
            .Where(other => other.Left is ElementAccessExpressionSyntax { ArgumentList.Arguments.Count: 1 } element && element != part && element.Expression.ToString() == part.Expression.ToString())
            .Select(static other => (Key: ((ElementAccessExpressionSyntax)other.Left).ArgumentList.Arguments[0].Expression, Count: other.Right)) ?? [];
        return Entries(creation).Concat(assigned).Select(entry => (Kind: Text(entry.Key, context) ?? "", entry.Count))
            .Where(entry => entry.Kind is "input" or "output" && key.StartsWith(entry.Kind + "_", StringComparison.Ordinal));
    }

    /// <summary>What the variable was made with: <c>var usage = new Usage(input: …)</c>.</summary>
    private static BaseObjectCreationExpressionSyntax? Creation(ExpressionSyntax usage, SyntaxNodeAnalysisContext context) =>
        usage is IdentifierNameSyntax
        && context.SemanticModel.GetSymbolInfo(usage, context.CancellationToken).Symbol is ILocalSymbol local
        && local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.CancellationToken) is VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax creation }
            ? creation
            : null;

    /// <summary>Each kind that a key can be: of a choice, of a loop over pairs, of what the callers of a helper pass.</summary>
    private static void CheckKinds(ExpressionSyntax key, SyntaxNodeAnalysisContext context)
    {
        var flow = ConstantFlow.Of(key, context.SemanticModel, context.CancellationToken);
        foreach (var kind in flow.Constants.Where(static constant => constant.Value is string))
        {
            CheckKind(kind.Origin.SyntaxTree == key.SyntaxTree ? kind.Origin : key, (string)kind.Value, context);
        }

        foreach (var parameter in flow.Parameters.Where(static parameter => parameter is { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction }, Type.SpecialType: SpecialType.System_String }))
        {
            foreach (var caller in Callers.Of((IMethodSymbol)parameter.ContainingSymbol, context.Compilation, context.CancellationToken))
            {
                if (caller.Passed(parameter, context.CancellationToken) is (LiteralExpressionSyntax given, true) && given.Token.Value is string text)
                {
                    CheckKind(given, text, context);
                }
            }
        }
    }

    private static void CheckKind(ExpressionSyntax place, string key, SyntaxNodeAnalysisContext context)
    {
        if (UsageKinds.Meant(key) is { } meant)
        {
            context.ReportDiagnostic(UsageRules.LFO1016_UnknownUsageKind.With(
                place, FixProperties.Of(FixProperties.Replacement, place is LiteralExpressionSyntax ? SyntaxFactory.Literal(meant).Text : null), key, meant));
        }
    }

    private static void CheckOverlap(List<(string Kind, ExpressionSyntax Count)> counts, SyntaxNodeAnalysisContext context)
    {
        foreach (var (whole, wholes, part) in new[] { ("input", s_wholeInputs, "ached"), ("output", s_wholeOutputs, "easoning") })
        {
            if (counts.FirstOrDefault(count => count.Kind == whole).Count is { } all && Names(all, context) is { Count: > 0 } counted && counted.TrueForAll(name => wholes.Contains(name))
                && counts.FirstOrDefault(count => count.Kind.StartsWith(whole + "_", StringComparison.Ordinal) && Names(count.Count, context).Exists(name => name?.IndexOf(part, StringComparison.Ordinal) >= 0)) is { Count: { } some, Kind: { } kind })
            {
                context.ReportDiagnostic(UsageRules.LFO1017_OverlappingCounts.At(all, $"'{all}' holds the tokens of '{kind}' too", $"Subtract '{some}' from it"));
                return;
            }
        }

        // A total that is given and less than its parts.
        var numbers = counts.Select(count => (count.Kind, count.Count, Value: Number(count.Count, context))).ToList();
        if (numbers.FirstOrDefault(static count => count.Kind == "total") is { Value: { } total, Count: { } written } && numbers.Where(static count => count.Kind != "total").ToList() is { Count: > 0 } parts
            && parts.All(static count => count.Value is not null) && parts.Sum(static count => count.Value!.Value) is var sum && sum > total)
        {
            context.ReportDiagnostic(UsageRules.LFO1017_OverlappingCounts.At(written, $"the counts add up to {sum}, more than the total of {total}", "Take out of one count what another holds"));
        }
    }

    private static IEnumerable<(ExpressionSyntax Key, ExpressionSyntax Count)> Entries(BaseObjectCreationExpressionSyntax creation)
    {
        foreach (var entry in creation.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>() ?? [])
        {
            if (entry.Left is ImplicitElementAccessSyntax { ArgumentList.Arguments: { Count: 1 } index })
            {
                yield return (index[0].Expression, entry.Right);
            }
        }
    }

    /// <summary>The counts that the constructor is given.</summary>
    private static IEnumerable<(string Kind, ExpressionSyntax Count)> Given(BaseObjectCreationExpressionSyntax creation)
    {
        string[] parameters = ["input", "output", "total"];
        for (var i = 0; i < (creation.ArgumentList?.Arguments.Count ?? 0); i++)
        {
            var argument = creation.ArgumentList!.Arguments[i];
            var kind = argument.NameColon?.Name.Identifier.ValueText ?? (i < parameters.Length ? parameters[i] : "");
            if (parameters.Contains(kind))
            {
                yield return (kind, argument.Expression);
            }
        }
    }

    private static string? Text(ExpressionSyntax key, SyntaxNodeAnalysisContext context)
    {
        var flow = ConstantFlow.Of(key, context.SemanticModel, context.CancellationToken);
        return flow is { IsOpen: false, Constants.Count: 1 } ? flow.Constants[0].Value as string : null;
    }

    private static long? Number(ExpressionSyntax count, SyntaxNodeAnalysisContext context) =>
        ConstantFlow.Of(count, context.SemanticModel, context.CancellationToken) is { IsOpen: false, IsChanged: false, Constants: { Count: 1 } constants } && constants[0].Value is int or long
            ? Convert.ToInt64(constants[0].Value, System.Globalization.CultureInfo.InvariantCulture)
            : null;

    /// <summary>What the values of a count are called where they are read, seen through variables and helpers; a number that is written out has no name.</summary>
    private static List<string?> Names(ExpressionSyntax count, SyntaxNodeAnalysisContext context)
    {
        if (LastName(count) is { } written && (s_wholeInputs.Contains(written) || s_wholeOutputs.Contains(written)))
        {
            return [written];
        }

        var sources = new ValueSources(context.SemanticModel, context.CancellationToken);
        var names = sources.Of(count).Where(source => source.Kind == SourceKind.Changed || !sources.Constant(source.Expression).HasValue)
            .Select(static source => source.Kind == SourceKind.Changed ? null : LastName(source.Expression)).ToList();
        return names.Count == 0 || names.TrueForAll(static name => name is null) ? [LastName(count)] : names;
    }

    private static string? LastName(ExpressionSyntax count) => count switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        ConditionalAccessExpressionSyntax access => access.WhenNotNull.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().LastOrDefault()?.Identifier.ValueText,
        CastExpressionSyntax cast => LastName(cast.Expression),
        ParenthesizedExpressionSyntax inner => LastName(inner.Expression),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } either => LastName(either.Left),
        PostfixUnaryExpressionSyntax suppressed => LastName(suppressed.Operand),
        _ => null,
    };

    private static bool IsUsage(ITypeSymbol? type) => type is { Name: "Usage", ContainingNamespace: { Name: "Observe", ContainingNamespace.Name: "Langfuse" } };
}
