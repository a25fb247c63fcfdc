using System.Collections;
using System.Globalization;
using System.Text;

namespace Langfuse.Observe.Otlp;

/// <summary>Writes an attribute value that other code chose.</summary>
internal static class ForeignValue
{
    public static void Write(ByteBuffer buffer, int field, string key, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case string text:
                OtlpAttributes.Text(buffer, field, default, key, text);
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
                OtlpAttributes.Texts(buffer, field, Encoding.UTF8.GetBytes(key), "", Texts(items));
                break;
            default:
                OtlpAttributes.Text(buffer, field, default, key, TextOf(value));
                break;
        }
    }

    public static string TextOf(object? value) => value switch
    {
        null => "",
        bool truth => truth ? "true" : "false",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static List<string> Texts(IEnumerable items)
    {
        var texts = new List<string>();
        foreach (var item in items)
        {
            texts.Add(TextOf(item));
        }

        return texts;
    }
}
