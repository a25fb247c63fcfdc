using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Delivery.Observations.Otlp;

/// <summary>Usage and cost as the JSON objects that the server reads; null when nothing is left to send.</summary>
internal static class AmountsJson
{
    public static string? Of(Usage usage, string observation)
    {
        var json = new StringBuilder();
        foreach (var (kind, count) in usage)
        {
            if (count < 0)
            {
                SelfLog.WarnOnce("usage:" + kind, $"Usage '{kind}' of observation '{observation}' is {count} and was left out: the server takes counts of 0 or more.");
                continue;
            }

            Append(json, kind, count.ToString(CultureInfo.InvariantCulture));
        }

        return Closed(json);
    }

    public static string? Of(Cost cost)
    {
        var json = new StringBuilder();
        foreach (var (kind, amount) in cost)
        {
            Append(json, kind, amount.ToString(CultureInfo.InvariantCulture));
        }

        return Closed(json);
    }

    private static void Append(StringBuilder json, string kind, string number) =>
        json.Append(json.Length == 0 ? '{' : ',').Append('"').Append(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(kind)).Append("\":").Append(number);

    private static string? Closed(StringBuilder json) => json.Length == 0 ? null : json.Append('}').ToString();
}
