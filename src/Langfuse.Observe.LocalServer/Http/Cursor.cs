using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Langfuse.Observe.LocalServer.Http;

/// <summary>The opaque place where the next page of a cursor list begins.</summary>
internal static class Cursor
{
    private const string Prefix = "offset:";

    public static int Read(QueryReader query)
    {
        if (query.Text("cursor") is not { } cursor)
        {
            return 0;
        }

        try
        {
            var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor.Replace('+', '-').Replace('/', '_')));
            if (text.StartsWith(Prefix, StringComparison.Ordinal) && int.TryParse(text.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var offset))
            {
                return offset;
            }
        }
        catch (FormatException)
        {
            // Named below.
        }
        query.Issues.Add("cursor: not one that this server gave");
        return 0;
    }

    /// <summary>The cursor of the next page, or null on the last.</summary>
    public static string? Next(int offset, int limit, long total) =>
        offset + limit >= total ? null : Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Prefix + (offset + limit).ToString(CultureInfo.InvariantCulture)));
}
