using System.Collections.Immutable;
using System.Globalization;
using Langfuse.Observe.Analyzers.Constants;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Scores;

/// <summary>Whether a value fits what its call and the vocabulary say of the score: LFO4004, LFO4005, LFO4006, LFO4008 and LFO4010.</summary>
/// <remarks>A report stands at the call, where the value is wrong; the constant that it comes from can be right for others.</remarks>
internal static class ValueChecks
{
    private const int LongestText = 500;

    public static void Check(string name, ScoreCall call, ExpressionSyntax syntax, ScoreEntry? entry, ConstantFlow value, Action<Diagnostic> report)
    {
        if (ScoreCall.OfValue(call.ValueType) is not { } kind)
        {
            return;
        }

        var type = call.DataType ?? entry?.Type ?? call.RecordedType;
        var stated = call.DataType is not null ? "by its dataType" : "in " + ScoreVocabulary.FileName;
        if (type is { } expected && !Fits(kind, expected, call.DataType is not null))
        {
            if (expected == DataType.Boolean && kind == DataType.Numeric && OtherThanZeroOrOne(value) is { } other)
            {
                report(ScoreRules.LFO4006_BooleanAsNumber.With(Place(other.Origin, syntax), AsNumber(entry, call), name, Text(other.Number) + Written(other.Origin, syntax)));
            }
            else
            {
                report(ScoreRules.LFO4010_ValueOfOtherType.With(
                    syntax, ValueConversions.Of(syntax, value, expected), name, expected.Word(), stated, kind.Value(), expected.Value()));
            }

            return;
        }

        CheckConstants(name, type, entry, call, syntax, value, report);
    }

    private static void CheckConstants(string name, DataType? type, ScoreEntry? entry, ScoreCall call, ExpressionSyntax syntax, ConstantFlow value, Action<Diagnostic> report)
    {
        foreach (var constant in value.Constants)
        {
            var isSure = constant.IsFinal && !value.IsChanged;
            var place = Place(constant.Origin, syntax);
            var written = Written(constant.Origin, syntax);
            var isOwn = constant.Origin is LiteralExpressionSyntax or PrefixUnaryExpressionSyntax && IsIn(constant.Origin, syntax) && IsIn(syntax, call.Syntax);
            switch (type)
            {
                case DataType.Numeric when isSure && Number(constant.Value) is { } number && WrongRange(number, entry) is { } wrong && (IsFinite(number) || !IsTestedAround(call.Syntax)):
                    report(ScoreRules.LFO4004_ValueOutOfRange.With(place, Percent(number, entry, isOwn), Text(number) + written, name, wrong, Range(entry)));
                    break;
                case DataType.Boolean when isSure && Number(constant.Value) is { } flag and not (0 or 1):
                    report(ScoreRules.LFO4006_BooleanAsNumber.With(place, AsNumber(entry, call), name, Text(flag) + written));
                    break;
                case DataType.Categorical when constant.Value is string category && entry is { Categories.Count: > 0 } && !entry.Categories.Contains(category):
                    report(ScoreRules.LFO4005_NotACategory.With(
                        place, Nearest(category, entry, isOwn), category, written, name, string.Join(", ", entry.Categories), ScoreVocabulary.FileName));
                    break;
                case DataType.Text when isSure && constant.Value is string { Length: 0 or > LongestText } text:
                    report(ScoreRules.LFO4008_TextLength.At(place, name, text.Length.ToString(CultureInfo.InvariantCulture) + " characters" + written));
                    break;
            }
        }
    }

    private static string? WrongRange(double number, ScoreEntry? entry) =>
        !IsFinite(number) ? "not a finite number"
        : number > entry?.Max ? "above " + Text(entry.Max.Value)
        : number < entry?.Min ? "below " + Text(entry.Min.Value)
        : null;

    private static bool IsFinite(double number) => !double.IsNaN(number) && !double.IsInfinity(number);

    /// <summary>Whether the call stands behind a test for numbers that are none: <c>if (!double.IsNaN(mean)) Score(...)</c>, or <c>if (double.IsNaN(mean)) continue;</c> before it.</summary>
    private static bool IsTestedAround(SyntaxNode call) => call.AncestorsAndSelf()
        .SelectMany(static node => node switch
        {
            IfStatementSyntax branch => [branch.Condition, .. Guards(branch)],
            ConditionalExpressionSyntax choice => [choice.Condition],
            SwitchExpressionArmSyntax { WhenClause.Condition: { } condition } => [condition],
            StatementSyntax statement => Guards(statement),
            _ => Array.Empty<ExpressionSyntax>(),
        })
        .SelectMany(static condition => condition.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>())
        .Any(static test => test.Name.Identifier.ValueText is "IsNaN" or "IsFinite" or "IsInfinity" or "IsRealNumber" or "IsNormal");

    /// <summary>The conditions before a statement in its block under which the block is left.</summary>
    private static IEnumerable<ExpressionSyntax> Guards(StatementSyntax statement)
    {
        IEnumerable<StatementSyntax> beside = statement.Parent switch
        {
            BlockSyntax block => block.Statements,
            SwitchSectionSyntax section => section.Statements,
            GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } => unit.Members.OfType<GlobalStatementSyntax>().Select(static global => global.Statement),
            _ => [],
        };
        return beside.TakeWhile(other => other.SpanStart < statement.SpanStart).OfType<IfStatementSyntax>()
            .Where(static guard => (guard.Statement is BlockSyntax block ? block.Statements.LastOrDefault() : guard.Statement) is ContinueStatementSyntax or ReturnStatementSyntax or ThrowStatementSyntax or BreakStatementSyntax)
            .Select(static guard => guard.Condition);
    }

    /// <summary>Where the call gives the value: the arm of the argument that does, or the argument.</summary>
    private static ExpressionSyntax Place(ExpressionSyntax origin, ExpressionSyntax argument) => IsIn(origin, argument) ? origin : argument;

    /// <summary>Where the value is written, when that is not in the call.</summary>
    private static string Written(ExpressionSyntax origin, ExpressionSyntax argument)
    {
        if (IsIn(origin, argument))
        {
            return "";
        }

        var line = origin.GetLocation().GetLineSpan();
        var place = (line.StartLinePosition.Line + 1).ToString(CultureInfo.InvariantCulture);
        return origin.SyntaxTree == argument.SyntaxTree ? $" (written in line {place})" : $" (written in {System.IO.Path.GetFileName(line.Path)}, line {place})";
    }

    private static bool IsIn(ExpressionSyntax origin, ExpressionSyntax argument) => origin.SyntaxTree == argument.SyntaxTree && argument.Span.Contains(origin.Span);

    private static bool Fits(DataType kind, DataType expected, bool stated) => expected switch
    {
        DataType.Numeric => kind == DataType.Numeric || (stated && kind == DataType.Boolean),
        DataType.Boolean => kind == DataType.Boolean || (stated && kind == DataType.Numeric),
        _ => kind == DataType.Categorical,
    };

    private static (ExpressionSyntax Origin, double Number)? OtherThanZeroOrOne(ConstantFlow value)
    {
        foreach (var constant in value.Constants)
        {
            if (Number(constant.Value) is { } number and not (0 or 1))
            {
                return (constant.Origin, number);
            }
        }

        return null;
    }

    /// <summary>What is no boolean is a number, unless the team's vocabulary says otherwise, or it is one of several results of an evaluator.</summary>
    private static ImmutableDictionary<string, string?> AsNumber(ScoreEntry? entry, ScoreCall call) =>
        FixProperties.Of(FixProperties.Cure, entry is null && call.Syntax is InvocationExpressionSyntax ? "number" : null);

    /// <summary>A percentage where a share is meant, when the call writes the number itself.</summary>
    private static ImmutableDictionary<string, string?> Percent(double number, ScoreEntry? entry, bool isOwn) =>
        FixProperties.Of(FixProperties.Replacement, isOwn && entry is { Max: 1 } && number is > 1 and <= 100 ? Text(number / 100) : null);

    private static ImmutableDictionary<string, string?> Nearest(string category, ScoreEntry entry, bool isOwn) =>
        FixProperties.Of(
            FixProperties.Replacement,
            isOwn && entry.Categories.FirstOrDefault(known => ScoreName.Difference(category, known, 2) is not null) is { } near
                ? SyntaxFactory.Literal(near).Text
                : null);

    private static string Range(ScoreEntry? entry) => entry switch
    {
        { Min: { } min, Max: { } max } => $"a value from {Text(min)} to {Text(max)}",
        { Min: { } min } => $"{Text(min)} or more",
        { Max: { } max } => $"{Text(max)} or less",
        _ => "a finite number",
    };

    internal static double? Number(object? constant) =>
        constant is double or float or decimal or int or long or short or byte or sbyte or uint or ulong or ushort
            ? Convert.ToDouble(constant, CultureInfo.InvariantCulture)
            : null;

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
