namespace Langfuse.Observe.Delivery.Http;

/// <summary>An address as it may stand in a message: without user name, password and query.</summary>
internal static class ShownUri
{
    public static string Of(Uri address)
    {
        if (!address.IsAbsoluteUri)
        {
            return address.OriginalString.Split('?', 2)[0];
        }

        return address.GetComponents(UriComponents.Scheme | UriComponents.Host | UriComponents.Port | UriComponents.Path, UriFormat.UriEscaped);
    }
}
