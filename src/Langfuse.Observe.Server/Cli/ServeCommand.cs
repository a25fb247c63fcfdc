using System.CommandLine;
using System.Text.Json.Nodes;
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

    private static readonly Option<int?> s_retention = new("--retention-days") { Description = "Delete traces after so many days [default: never]" };
    private static readonly Option<int?> s_maxSize = new("--max-size") { Description = "Delete the oldest traces when the data takes up more than so many megabytes [default: never]" };

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

    private static readonly Option<string> s_host = new("--host")
    {
        Description = "Address to listen on; 0.0.0.0 for all. From other machines the page asks for a login, and --secret-key must be given",
        DefaultValueFactory = _ => new LangfuseLocalServerOptions().Host,
    };

    private static readonly Option<bool> s_requireLogin = new("--require-login") { Description = "Ask for a login on this machine too" };
    private static readonly Option<string> s_firstUser = new("--first-user") { Description = "Email of the owner that is made when there is nobody yet", DefaultValueFactory = _ => new LangfuseLocalServerOptions().FirstUserEmail };
    private static readonly Option<string?> s_firstPassword = new("--first-password") { Description = "Password of that owner [default: LANGFUSE_OBSERVE_FIRST_PASSWORD, else one is made up and printed once]" };
    private static readonly Option<Uri?> s_openId = new("--openid-authority") { Description = "Issuer of an OpenID Connect provider that people may log in by" };
    private static readonly Option<string?> s_openIdClient = new("--openid-client-id") { Description = "Id of this server at the provider" };
    private static readonly Option<string?> s_openIdRole = new("--openid-new-user-role") { Description = "Role of people who log in for the first time: VIEWER, MEMBER, ADMIN or OWNER [default: only people whom an owner has added]" };
    private static readonly Option<int?> s_rate = new("--requests-per-minute") { Description = "Limit for each key, person or address [default: none]" };
    private static readonly Option<string[]> s_feedbackOrigin = new("--feedback-origin") { Description = "Web origin whose pages may send scores with the public key; may be repeated" };

    private static readonly Option<bool> s_noBuiltInPrices = new("--no-built-in-prices") { Description = "Compute costs with the projects' own prices only" };

    private static readonly Option<bool> s_noTokenEstimates = new("--no-token-estimates") { Description = "Do not count tokens where a program sends none" };

    public static Command Create()
    {
        var command = new Command("serve", "Starts the local server and its page") { s_port, StoreOptions.Data, StoreOptions.Postgres, StoreOptions.ClickHouse, s_retention, s_maxSize, s_publicKey, s_secretKey, s_noBuiltInPrices, s_noTokenEstimates,
            s_host, s_requireLogin, s_firstUser, s_firstPassword, s_openId, s_openIdClient, s_openIdRole, s_rate, s_feedbackOrigin, CommandSetup.JsonOption };
        command.SetAction((parsed, cancellationToken) => RunAsync(() => OptionsOf(parsed), parsed.WantsJson(), cancellationToken));
        return command;
    }

    private static LangfuseLocalServerOptions OptionsOf(ParseResult parsed)
    {
        var options = new LangfuseLocalServerOptions
        {
            Port = parsed.GetValue(s_port),
            DatabasePath = StoreOptions.DataPath(parsed),
            Postgres = parsed.GetValue(StoreOptions.Postgres),
            ClickHouse = parsed.GetValue(StoreOptions.ClickHouse),
            RetentionDays = parsed.GetValue(s_retention),
            MaxBytes = parsed.GetValue(s_maxSize) * 1_000_000L,
            PublicKey = parsed.GetValue(s_publicKey)!,
            SecretKey = parsed.GetValue(s_secretKey)!,
            BuiltInPrices = !parsed.GetValue(s_noBuiltInPrices),
            EstimateTokens = !parsed.GetValue(s_noTokenEstimates),
            Host = parsed.GetValue(s_host)!,
            RequireLogin = parsed.GetValue(s_requireLogin) ? true : null,
            FirstUserEmail = parsed.GetValue(s_firstUser)!,
            FirstUserPassword = parsed.GetValue(s_firstPassword) ?? Environment.GetEnvironmentVariable("LANGFUSE_OBSERVE_FIRST_PASSWORD"),
            RequestsPerMinute = parsed.GetValue(s_rate),
            OpenId = OpenIdOf(parsed),
        };
        foreach (var origin in parsed.GetValue(s_feedbackOrigin) ?? [])
        {
            options.FeedbackOrigins.Add(origin);
        }

        return options;
    }

    // The secret comes from the environment only: a command line can be read by everybody on the machine.
    private static LangfuseOpenIdOptions? OpenIdOf(ParseResult parsed) => parsed.GetValue(s_openId) is not { } authority
        ? null
        : new LangfuseOpenIdOptions
        {
            Authority = authority,
            ClientId = parsed.GetValue(s_openIdClient) ?? throw new ArgumentException("--openid-authority needs --openid-client-id, and LANGFUSE_OBSERVE_OPENID_SECRET where the provider gave a secret."),
            ClientSecret = Environment.GetEnvironmentVariable("LANGFUSE_OBSERVE_OPENID_SECRET"),
            NewUserRole = parsed.GetValue(s_openIdRole),
        };

    private static async Task<int> RunAsync(Func<LangfuseLocalServerOptions> read, bool asJson, CancellationToken cancellationToken)
    {
        try
        {
            var options = read();
            var isFirst = options.DatabasePath is { } path && !File.Exists(path);
            await using var server = await LangfuseLocalServer.StartAsync(options, cancellationToken);
            if (asJson)
            {
                var told = new JsonObject { ["baseUrl"] = server.BaseUrl.GetLeftPart(UriPartial.Authority), ["publicKey"] = server.PublicKey, ["secretKey"] = server.SecretKey, ["data"] = options.DatabasePath };
                Console.WriteLine(told.ToJsonString());
            }
            else
            {
                Announce(server, options, isFirst);
            }

            await Task.Delay(Timeout.Infinite, cancellationToken).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            return CommandLine.Success;
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return CommandLine.Failure;
        }
    }

    private static void Announce(LangfuseLocalServer server, LangfuseLocalServerOptions options, bool isFirst)
    {
        var address = server.BaseUrl.GetLeftPart(UriPartial.Authority);
        var console = Terminal.Create();
        console.MarkupLine($"[bold]Langfuse Observe[/] at [link={address}]{address}[/]");
        console.WriteLine();
        console.WriteLine($"  LANGFUSE_BASE_URL={address}");
        console.WriteLine($"  LANGFUSE_PUBLIC_KEY={server.PublicKey}");
        console.WriteLine($"  LANGFUSE_SECRET_KEY={server.SecretKey}");
        if (server.FirstUserPassword is { } password)
        {
            console.WriteLine();
            console.WriteLine($"  First login: {options.FirstUserEmail}");
            console.WriteLine($"  Password:    {password}");
            console.WriteLine("  It is shown this once; change it after logging in.");
        }

        console.WriteLine();
        if (isFirst)
        {
            console.WriteLine(FirstSteps.Text);
        }

        console.MarkupLineInterpolated($"[grey]Data in {server.Place}. Ctrl+C stops.[/]");
    }
}
