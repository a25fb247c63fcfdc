using System.Globalization;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Usage;

/// <summary>LFO1014: whether a sample rate is a share.</summary>
internal static class SampleRates
{
    public static void Check(ExpressionSyntax place, object value, Action<Diagnostic> report) =>
        Check(place, Convert.ToDouble(value, CultureInfo.InvariantCulture), isText: false, report);

    /// <summary>Checks a rate that is written as a text.</summary>
    public static void CheckText(ExpressionSyntax place, double rate, Action<Diagnostic> report) => Check(place, rate, isText: true, report);

    private static void Check(ExpressionSyntax place, double rate, bool isText, Action<Diagnostic> report)
    {
        if (rate is >= 0 and <= 1)
        {
            return;
        }

        // 50 means 50 %.
        var share = rate is > 1 and <= 100 ? (rate / 100).ToString(CultureInfo.InvariantCulture) : rate < 0 ? "0" : "1";
        report(UsageRules.LFO1014_SampleRateOutOfRange.With(
            place, FixProperties.Of(FixProperties.Replacement, place is not (LiteralExpressionSyntax or PrefixUnaryExpressionSyntax) ? null : isText ? $"\"{share}\"" : share), rate.ToString(CultureInfo.InvariantCulture)));
    }
}
