using System.CommandLine;
using System.Net.Http.Headers;

namespace Langfuse.Observe.Server.Cli;

/// <summary><c>langfuse-observe export</c> and <c>import</c>: everything of a project as JSON lines or Parquet, by the ending of the file.</summary>
internal static class ExchangeCommands
{
    private const string Parquet = ".parquet";

    private static readonly Argument<string> s_file = new("file") { Description = "A file that ends in .jsonl or .parquet; - for JSON lines from or to the terminal" };
    private static readonly Option<string?> s_kind = new("--kind") { Description = "observations, scores, or (JSON lines only) traces [default: all in JSON lines, observations in Parquet]" };
    private static readonly Option<string?> s_from = new("--from") { Description = "Only what started from this time on (ISO 8601)" };
    private static readonly Option<string?> s_to = new("--to") { Description = "Only what started before this time (ISO 8601)" };

    public static Command CreateExport()
    {
        var command = new Command("export", "Writes the observations, traces and scores of a project to a file") { s_file, s_kind, s_from, s_to };
        Add(command);
        command.SetAction((parsed, cancellationToken) => ServerCall.RunAsync(parsed, client => ExportAsync(client, parsed, cancellationToken)));
        return command;
    }

    public static Command CreateImport()
    {
        var command = new Command("import", "Stores what a file holds: an export of this server, or traces, observations and scores as Langfuse's API gives them") { s_file };
        Add(command);
        command.SetAction((parsed, cancellationToken) => ServerCall.RunAsync(parsed, client => ImportAsync(client, parsed.GetValue(s_file)!, cancellationToken)));
        return command;
    }

    private static void Add(Command command)
    {
        command.Options.Add(ServerConnection.BaseUrlOption);
        command.Options.Add(ServerConnection.PublicKeyOption);
        command.Options.Add(ServerConnection.SecretKeyOption);
    }

    private static async Task<int> ExportAsync(HttpClient client, ParseResult parsed, CancellationToken cancellationToken)
    {
        client.Timeout = Timeout.InfiniteTimeSpan;
        var file = parsed.GetValue(s_file)!;
        var isParquet = file.EndsWith(Parquet, StringComparison.OrdinalIgnoreCase);
        var kind = parsed.GetValue(s_kind) ?? (isParquet ? "observations" : "");
        var query = $"format={(isParquet ? "parquet" : "jsonl")}&kind={Uri.EscapeDataString(kind)}&from={Uri.EscapeDataString(parsed.GetValue(s_from) ?? "")}&to={Uri.EscapeDataString(parsed.GetValue(s_to) ?? "")}";
        using var response = await client.GetAsync("api/local/export?" + query, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            throw new HttpRequestException($"{response.RequestMessage!.RequestUri}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync(cancellationToken)}");
        }

        await using var content = await response.Content.ReadAsStreamAsync(cancellationToken);
        if (file == "-")
        {
            await using var terminal = Console.OpenStandardOutput();
            await content.CopyToAsync(terminal, cancellationToken);
            return CommandLine.Success;
        }

        // Under another name until it is whole, so that half a file is never taken for one.
        var unfinished = file + ".part";
        await using (var target = File.Create(unfinished))
        {
            await content.CopyToAsync(target, cancellationToken);
        }

        File.Move(unfinished, file, overwrite: true);
        Console.Out.WriteLine($"{new FileInfo(file).Length} bytes in {file}");
        return CommandLine.Success;
    }

    private static async Task<int> ImportAsync(HttpClient client, string file, CancellationToken cancellationToken)
    {
        client.Timeout = Timeout.InfiniteTimeSpan;
        await using var source = file == "-" ? Console.OpenStandardInput() : File.OpenRead(file);
        using var content = new StreamContent(source);
        content.Headers.ContentType = new MediaTypeHeaderValue(file.EndsWith(Parquet, StringComparison.OrdinalIgnoreCase) ? "application/vnd.apache.parquet" : "application/x-ndjson");
        var told = await ServerCall.ReadAsync(await client.PostAsync("api/local/import", content, cancellationToken), cancellationToken);
        Console.Out.WriteLine(
            $"{told.GetProperty("observations").GetInt64()} observations, {told.GetProperty("traces").GetInt64()} traces and {told.GetProperty("scores").GetInt64()} scores stored");
        var refused = told.GetProperty("refused").GetInt64();
        foreach (var refusal in told.GetProperty("refusals").EnumerateArray())
        {
            await Console.Error.WriteLineAsync($"{file}, line {refusal.GetProperty("line").GetInt64()}: {ControlCharacters.Shown(refusal.GetProperty("message").GetString()!)}");
        }

        if (refused > 0)
        {
            await Console.Error.WriteLineAsync($"{refused} lines were left out.");
        }

        return refused == 0 ? CommandLine.Success : CommandLine.Partly;
    }
}
