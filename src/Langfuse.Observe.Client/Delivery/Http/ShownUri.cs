namespace Langfuse.Observe.Delivery.Http;

/// <summary>An address as it may stand in a message: without user name, password and query.</summary>
internal static class ShownUri
{
    private const string AfterScheme = "://";

    // What ends the part of an address that has the host in it.
    private static readonly System.Buffers.SearchValues<char> s_ends = System.Buffers.SearchValues.Create("/?# '\"\r\n\t");

    public static string Of(Uri address)
    {
        if (!address.IsAbsoluteUri)
        {
            return address.OriginalString.Split('?', 2)[0];
        }

        return address.GetComponents(UriComponents.Scheme | UriComponents.Host | UriComponents.Port | UriComponents.Path, UriFormat.UriEscaped);
    }

    /// <summary>A text with the user names and passwords of all addresses in it left out.</summary>
    public static string WithoutUsers(string text)
    {
        var shown = new System.Text.StringBuilder(text.Length);
        var rest = text.AsSpan();
        for (var start = rest.IndexOf(AfterScheme, StringComparison.Ordinal); start >= 0; start = rest.IndexOf(AfterScheme, StringComparison.Ordinal))
        {
            shown.Append(rest[..(start + AfterScheme.Length)]);
            rest = rest[(start + AfterScheme.Length)..];
            var end = rest.IndexOfAny(s_ends);
            var user = (end < 0 ? rest : rest[..end]).LastIndexOf('@');
            rest = rest[(user + 1)..];
        }

        return shown.Append(rest).ToString();
    }
}
