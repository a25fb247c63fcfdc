using System.Text;
using Langfuse.Observe.Capture;

namespace Langfuse.Observe.Recording;

/// <summary>Holds a text to a bound in bytes of UTF-8; what is over is cut and marked.</summary>
internal static class BoundedText
{
    // The longest that a UTF-16 code unit gets in UTF-8.
    private const int BytesOfAUnit = 3;

    /// <summary>The text itself when it is within the bound.</summary>
    public static string Of(string text, int maxBytes)
    {
        if ((long)text.Length * BytesOfAUnit <= maxBytes || Encoding.UTF8.GetByteCount(text) <= maxBytes)
        {
            return text;
        }

        return CapturedText.Copy(text, maxBytes).TakeString();
    }
}
