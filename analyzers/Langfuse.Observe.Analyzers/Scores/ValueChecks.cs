using System.Collections.Immutable;
using System.Globalization;
using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Scores;

/// <summary>Whether a value fits what its call and the vocabulary say of the score: LFO4004, LFO4005, LFO4006, LFO4008 and LFO4010.</summary>
internal static class ValueChecks
{
    private const int LongestText = 500;

    public static void Check(string name, ScoreCall call, ScoreEntry? entry, ValueFlow value, Action<Diagnostic> report)
    {
        if (call.Value is not { } syntax || Kind(call.ValueType) is not { } kind)
        {
            return;
        }

        var type = call.DataType ?? entry?.Type ?? call.RecordedType;
        var stated = call.DataType is not null ? "by its dataType" : "in " + ScoreVocabulary.FileName;
        if (type is { } expected && !Fits(kind, expected, call.DataType is not null))
        {
            if (expected == DataType.Boolean && kind == DataType.Numeric && OtherThanZeroOrOne(value) is { } other)
            {
                report(ScoreRules.LFO4006_BooleanAsNumber.With(other.Origin, AsNumber(entry), name, Text(other.Number)));
            }
            else
            {
                report(ScoreRules.LFO4010_ValueOfOtherType.With(
                    syntax, ValueConversions.Of(syntax, value, expected), name, expected.Word(), stated, kind.Value(), expected.Value()));
            }

            return;
        }

        CheckConstants(name, type, entry, value, report);
    }

    private static void CheckConstants(string name, DataType? type, ScoreEntry? entry, ValueFlow value, Action<Diagnostic> report)
    {
        foreach (var (constant, origin) in value.Constants)
        {
            switch (type)
            {
                case DataType.Numeric when !value.IsOpen && Number(constant) is { } number:
                    CheckRange(name, number, entry, origin, report);
                    break;
                case DataType.Boolean when !value.IsOpen && Number(constant) is { } flag and not (0 or 1):
                    report(ScoreRules.LFO4006_BooleanAsNumber.With(origin, AsNumber(entry), name, Text(flag)));
                    break;
                case DataType.Categorical when constant is string category && entry is { Categories.Count: > 0 } && !entry.Categories.Contains(category):
                    report(ScoreRules.LFO4005_NotACategory.With(
                        origin, Nearest(category, entry, origin), category, name, string.Join(", ", entry.Categories), ScoreVocabulary.FileName));
                    break;
                case DataType.Text when constant is string text && text.Length is 0 or > LongestText && !value.IsOpen:
                    report(ScoreRules.LFO4008_TextLength.At(origin, name, ((string)constant).Length));
                    break;
            }
        }
    }

    private static void CheckRange(string name, double number, ScoreEntry? entry, ExpressionSyntax origin, Action<Diagnostic> report)
    {
        var wrong = double.IsNaN(number) || double.IsInfinity(number) ? "not a finite number"
            : number > entry?.Max ? "above " + Text(entry.Max.Value)
            : number < entry?.Min ? "below " + Text(entry.Min.Value)
            : null;
        if (wrong is not null)
        {
            report(ScoreRules.LFO4004_ValueOutOfRange.With(origin, Percent(number, entry), Text(number), name, wrong, Range(entry)));
        }
    }

    private static bool Fits(DataType kind, DataType expected, bool stated) => expected switch
    {
        DataType.Numeric => kind == DataType.Numeric || (stated && kind == DataType.Boolean),
        DataType.Boolean => kind == DataType.Boolean || (stated && kind == DataType.Numeric),
        _ => kind == DataType.Categorical,
    };

    private static DataType? Kind(ITypeSymbol? type) => type switch
    {
        { SpecialType: SpecialType.System_Boolean } => DataType.Boolean,
        { SpecialType: SpecialType.System_String } or { TypeKind: TypeKind.Enum } => DataType.Categorical,
        { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_Double } => DataType.Numeric,
        _ => null,
    };

    private static (ExpressionSyntax Origin, double Number)? OtherThanZeroOrOne(ValueFlow value)
    {
        foreach (var (constant, origin) in value.Constants)
        {
            if (Number(constant) is { } number and not (0 or 1))
            {
                return (origin, number);
            }
        }

        return null;
    }

    /// <summary>What is no boolean is a number, unless the team's vocabulary says otherwise.</summary>
    private static ImmutableDictionary<string, string?> AsNumber(ScoreEntry? entry) => FixProperties.Of(FixProperties.Cure, entry is null ? "number" : null);

    /// <summary>A percentage where a share is meant.</summary>
    private static ImmutableDictionary<string, string?> Percent(double number, ScoreEntry? entry) =>
        FixProperties.Of(FixProperties.Replacement, entry is { Max: 1 } && number is > 1 and <= 100 ? Text(number / 100) : null);

    private static ImmutableDictionary<string, string?> Nearest(string category, ScoreEntry entry, ExpressionSyntax origin) =>
        FixProperties.Of(
            FixProperties.Replacement,
            origin is LiteralExpressionSyntax && entry.Categories.FirstOrDefault(known => ScoreName.Difference(category, known, 2) is not null) is { } near
                ? SyntaxFactory.Literal(near).Text
                : null);

    private static string Range(ScoreEntry? entry) => entry switch
    {
        { Min: { } min, Max: { } max } => $"{Text(min)} to {Text(max)}",
        { Min: { } min } => $"{Text(min)} up",
        { Max: { } max } => $"{Text(max)} down",
        _ => "the finite numbers",
    };

    internal static double? Number(object? constant) =>
        constant is double or float or decimal or int or long or short or byte or sbyte or uint or ulong or ushort
            ? Convert.ToDouble(constant, CultureInfo.InvariantCulture)
            : null;

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
