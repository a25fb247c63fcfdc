using System.CommandLine;
using Spectre.Console;

namespace Langfuse.Observe.Server.Cli;

/// <summary><c>langfuse-observe serve</c>: the page and the API on one port, until Ctrl+C.</summary>
internal static class ServeCommand
{
    private static readonly Option<int> s_port = new("--port")
    {
        Description = "Port on 127.0.0.1",
        DefaultValueFactory = _ => LangfuseLocalServerOptions.DefaultCommandLinePort,
    };

    private static readonly Option<string?> s_data = new("--data")
    {
        Description = $"The SQLite file that keeps what comes in [default: {DefaultDataPath()}]",
    };

    private static readonly Option<string?> s_postgres = new("--postgres")
    {
        Description = "A PostgreSQL database that keeps it instead, such as \"Host=db;Database=langfuse;Username=...;Password=...\"",
    };

    private static readonly Option<string> s_publicKey = new("--public-key")
    {
        Description = "Public key that clients send",
        DefaultValueFactory = _ => new LangfuseLocalServerOptions().PublicKey,
    };

    private static readonly Option<string> s_secretKey = new("--secret-key")
    {
        Description = "Secret key that clients send",
        DefaultValueFactory = _ => new LangfuseLocalServerOptions().SecretKey,
    };

    private static readonly Option<bool> s_noBuiltInPrices = new("--no-built-in-prices") { Description = "Compute costs with the projects' own prices only" };

    private static readonly Option<bool> s_noTokenEstimates = new("--no-token-estimates") { Description = "Do not count tokens where a program sends none" };

    public static Command Create()
    {
        var command = new Command("serve", "Starts the local server and its page") { s_port, s_data, s_postgres, s_publicKey, s_secretKey, s_noBuiltInPrices, s_noTokenEstimates };
        command.SetAction((parsed, cancellationToken) => RunAsync(new LangfuseLocalServerOptions
        {
            Port = parsed.GetValue(s_port),
            DatabasePath = parsed.GetValue(s_data) ?? (parsed.GetValue(s_postgres) is null ? DefaultDataPath() : null),
            Postgres = parsed.GetValue(s_postgres),
            PublicKey = parsed.GetValue(s_publicKey)!,
            SecretKey = parsed.GetValue(s_secretKey)!,
            BuiltInPrices = !parsed.GetValue(s_noBuiltInPrices),
            EstimateTokens = !parsed.GetValue(s_noTokenEstimates),
        }, cancellationToken));
        return command;
    }

    /// <summary>A file under the user's data folder, such as ~/.local/share/langfuse-observe/traces.db.</summary>
    private static string DefaultDataPath() => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "langfuse-observe", "traces.db");

    private static async Task<int> RunAsync(LangfuseLocalServerOptions options, CancellationToken cancellationToken)
    {
        try
        {
            await using var server = await LangfuseLocalServer.StartAsync(options, cancellationToken);
            Announce(server, options);
            await Task.Delay(Timeout.Infinite, cancellationToken).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            return CommandLine.Success;
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return CommandLine.Failure;
        }
    }

    private static void Announce(LangfuseLocalServer server, LangfuseLocalServerOptions options)
    {
        var address = server.BaseUrl.GetLeftPart(UriPartial.Authority);
        var console = Terminal.Create();
        console.MarkupLine($"[bold]Langfuse Observe[/] at [link={address}]{address}[/]");
        console.WriteLine();
        console.WriteLine($"  LANGFUSE_BASE_URL={address}");
        console.WriteLine($"  LANGFUSE_PUBLIC_KEY={server.PublicKey}");
        console.WriteLine($"  LANGFUSE_SECRET_KEY={server.SecretKey}");
        console.WriteLine();
        console.MarkupLineInterpolated($"[grey]Data in {server.Place}. Ctrl+C stops.[/]");
    }
}
