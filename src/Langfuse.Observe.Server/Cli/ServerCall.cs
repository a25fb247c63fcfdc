using System.CommandLine;
using System.Text.Json;

namespace Langfuse.Observe.Server.Cli;

/// <summary>Runs a command that speaks to a server: what goes wrong is one line on the error stream and exit code 1.</summary>
internal static class ServerCall
{
    public static async Task<int> RunAsync(ParseResult parsed, Func<HttpClient, Task<int>> call)
    {
        try
        {
            using var client = ServerConnection.From(parsed).CreateClient();
            return await call(client);
        }
        catch (Exception exception) when (exception is HttpRequestException or ArgumentException or IOException or JsonException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(ControlCharacters.Shown(exception.Message));
            return CommandLine.Failure;
        }
    }

    /// <summary>The JSON of an answer.</summary>
    /// <exception cref="HttpRequestException">The server refused; the message is its own.</exception>
    public static async Task<JsonElement> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                throw new HttpRequestException($"{response.RequestMessage!.RequestUri}: {(int)response.StatusCode} {text}");
            }

            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
    }
}
