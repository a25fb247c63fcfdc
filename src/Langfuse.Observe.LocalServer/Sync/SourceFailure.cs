using System.Net;
using System.Security.Authentication;
using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Sync;

/// <summary>Says what is wrong with a server in words that lead to the cure.</summary>
internal static class SourceFailure
{
    private const int MaxQuote = 300;

    public static SourceException Of(SourceConnection connection, HttpResponseMessage response, string body)
    {
        var host = connection.Host;
        var said = Quote(body);
        return new SourceException(response.StatusCode switch
        {
            HttpStatusCode.Unauthorized =>
                $"Authentication failed: {host} does not accept public key {connection.PublicKey} with its secret key. The keys are mistyped, revoked, or of another region or project: make a pair there under Settings, API Keys, and check the address."
                + said,
            HttpStatusCode.Forbidden => $"{host} refuses the keys for reading: they may belong to an organisation instead of a project, or the project is suspended.{said}",
            HttpStatusCode.NotFound when IsHtml(response) => NoLangfuse(host, "it answers with a web page"),
            HttpStatusCode.NotFound => $"{host} does not serve {response.RequestMessage?.RequestUri?.AbsolutePath}.{said} Check the address, or set the integration's api to v4 or v3.",
            HttpStatusCode.TooManyRequests => $"Rate limit exceeded: {host} still asks to wait. The sync goes on with the next one; a longer interval or a smaller batch helps.",
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest =>
                $"{host} sends on to {response.Headers.Location}. Use that address for the integration: keys are not sent to another one unasked.",
            >= HttpStatusCode.InternalServerError => $"{host} fails with {(int)response.StatusCode}. The sync goes on where it is with the next one.{said}",
            _ => $"{host} answered {(int)response.StatusCode} to {response.RequestMessage?.RequestUri?.AbsolutePath}.{said}",
        });
    }

    public static SourceException Of(SourceConnection connection, Exception exception)
    {
        var host = connection.Host;
        return new SourceException(exception switch
        {
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } or AuthenticationException or HttpRequestException { InnerException: AuthenticationException } =>
                $"The certificate of {host} is not trusted or TLS failed: {Innermost(exception)} Install the certificate of its authority on this machine; if the server speaks plain HTTP, write http://.",
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => $"There is no server named '{host.Host}'. Check the address.",
            HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => $"Nobody answers at {host}: {Innermost(exception)} Check that it runs, the port, and the network.",
            TaskCanceledException or TimeoutException => $"{host} took too long to answer. A smaller batch helps.",
            JsonException => NoLangfuse(host, "what it answers is not JSON"),
            _ => $"{host} cannot be read: {Innermost(exception)}",
        }, exception);
    }

    public static string NoLangfuse(Uri host, string why) => $"{host} is not a Langfuse: {why}. Use the address of the server, such as {Credentials.DefaultHost}, without a path.";

    private static bool IsHtml(HttpResponseMessage response) => response.Content.Headers.ContentType?.MediaType == "text/html";

    private static string Innermost(Exception exception) => exception.GetBaseException().Message.TrimEnd('.') + ".";

    private static string Quote(string body)
    {
        using var json = JsonText.TryParse(body);
        var message = json?.RootElement.Text("message") ?? json?.RootElement.Text("error");
        return message is null ? "" : $" It says: {(message.Length <= MaxQuote ? message : message[..MaxQuote] + "...")}";
    }
}
