using System.Collections;
using System.Globalization;
using System.Text;

namespace Langfuse.Observe.Delivery.Observations.Otlp;

/// <summary>Writes an attribute value that other code chose.</summary>
internal static class ForeignValue
{
    public static void Write(ByteBuffer buffer, int field, string key, object? value, Func<string, string> mask)
    {
        switch (value)
        {
            case null:
                break;
            case string text:
                OtlpAttributes.Text(buffer, field, default, key, mask(text));
                break;
            case bool truth:
                OtlpAttributes.Bool(buffer, field, default, key, truth);
                break;
            case byte or sbyte or short or ushort or int or uint or long:
                OtlpAttributes.Int(buffer, field, default, key, Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case float or double:
                OtlpAttributes.Double(buffer, field, default, key, Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
            case IEnumerable items and (Array or IList):
                OtlpAttributes.Texts(buffer, field, Encoding.UTF8.GetBytes(key), "", Texts(items, mask));
                break;
            default:
                OtlpAttributes.Text(buffer, field, default, key, mask(TextOf(value)));
                break;
        }
    }

    /// <summary>One value that throws must not cost the span its others.</summary>
    private static string TextOf(object? value)
    {
        try
        {
            return value switch
            {
                null => "",
                bool truth => truth ? "true" : "false",
                IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture) ?? "",
                _ => value.ToString() ?? "",
            };
        }
        catch (Exception exception)
        {
            return $"(its ToString threw {exception.GetType().Name})";
        }
    }

    private static List<string> Texts(IEnumerable items, Func<string, string> mask)
    {
        var texts = new List<string>();
        try
        {
            foreach (var item in items)
            {
                texts.Add(mask(TextOf(item)));
            }
        }
        catch (Exception exception)
        {
            // A list that another thread changes meanwhile.
            texts.Add($"(reading the rest threw {exception.GetType().Name})");
        }

        return texts;
    }
}
