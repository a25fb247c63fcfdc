using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Langfuse.Observe.Server.Cli;

/// <summary><c>langfuse-observe traces</c>: the newest traces in the terminal.</summary>
internal static class TracesCommand
{
    private static readonly Option<string[]> s_tag = new("--tag") { Description = "Only traces with this tag; may be repeated" };
    private static readonly Option<string?> s_name = new("--name") { Description = "Only traces of this name" };
    private static readonly Option<string?> s_user = new("--user") { Description = "Only traces of this user" };
    private static readonly Option<string?> s_session = new("--session") { Description = "Only traces of this session" };
    private static readonly Option<TimeSpan?> s_last = new("--last") { Description = "Only traces of the last while, such as 30m, 1h, 2d", CustomParser = Age.Parse };
    private static readonly Option<int> s_limit = new("--limit") { Description = "How many at most, up to 100", DefaultValueFactory = _ => 20 };

    public static Command Create()
    {
        var command = new Command("traces", "Lists the newest traces")
        {
            s_tag, s_name, s_user, s_session, s_last, s_limit, ServerConnection.BaseUrlOption, ServerConnection.PublicKeyOption, ServerConnection.SecretKeyOption,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        try
        {
            var connection = ServerConnection.From(parsed);
            using var client = connection.CreateClient();
            using var response = await client.GetAsync(new Uri("api/public/traces?" + Query(parsed), UriKind.Relative), cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                return await FailAsync(Explain(response.StatusCode, connection));
            }

            using var page = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
            TraceTable.Write(page.RootElement.GetProperty("data"), connection.BaseUrl);
            return CommandLine.Success;
        }
        catch (Exception exception) when (exception is ArgumentException or JsonException)
        {
            return await FailAsync(exception.Message);
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return await FailAsync($"The server cannot be reached: {exception.Message} Start one with 'langfuse-observe serve', or run 'langfuse-observe doctor'.");
        }
    }

    private static string Query(ParseResult parsed)
    {
        var parts = new List<string> { "limit=" + parsed.GetValue(s_limit).ToString(CultureInfo.InvariantCulture), "fields=core,metrics" };
        Add("name", parsed.GetValue(s_name));
        Add("userId", parsed.GetValue(s_user));
        Add("sessionId", parsed.GetValue(s_session));
        foreach (var tag in parsed.GetValue(s_tag) ?? [])
        {
            Add("tags", tag);
        }

        if (parsed.GetValue(s_last) is { } last)
        {
            Add("fromTimestamp", DateTimeOffset.UtcNow.Subtract(last).ToString("O", CultureInfo.InvariantCulture));
        }

        return string.Join('&', parts);

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                parts.Add($"{name}={Uri.EscapeDataString(value)}");
            }
        }
    }

    private static string Explain(HttpStatusCode status, ServerConnection connection) => status switch
    {
        HttpStatusCode.Unauthorized => $"{connection.BaseUrl} does not accept the keys. Set LANGFUSE_PUBLIC_KEY and LANGFUSE_SECRET_KEY.",
        HttpStatusCode.NotFound => $"{connection.BaseUrl} does not serve this list: a Langfuse in v4 events_only mode has only the newer reads.",
        HttpStatusCode.BadRequest => "The server refused the filters: --limit goes from 1 to 100.",
        _ => $"{connection.BaseUrl} answered {(int)status}.",
    };

    private static async Task<int> FailAsync(string message)
    {
        await Console.Error.WriteLineAsync(message);
        return CommandLine.Failure;
    }
}
