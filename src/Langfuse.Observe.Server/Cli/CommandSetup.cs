using System.CommandLine;
using System.Text.Json;

namespace Langfuse.Observe.Server.Cli;

/// <summary>What commands that speak to a server have in common: options of the connection, and how failures become messages.</summary>
internal static class CommandSetup
{
    public static readonly Option<bool> JsonOption = new("--json") { Description = "Write JSON, for programs" };

    public static Command With(this Command command, params Symbol[] symbols)
    {
        foreach (var symbol in symbols)
        {
            switch (symbol)
            {
                case Command child:
                    command.Subcommands.Add(child);
                    break;
                case Argument argument:
                    command.Arguments.Add(argument);
                    break;
                case Option option:
                    command.Options.Add(option);
                    break;
                default:
                    throw new ArgumentException(symbol.Name);
            }
        }

        return command;
    }

    /// <summary>Adds the options of the connection, and runs with a connection to the server.</summary>
    public static Command OnServer(this Command command, Func<ParseResult, ServerApi, CancellationToken, Task<int>> run)
    {
        command.With(JsonOption, ServerConnection.BaseUrlOption, ServerConnection.PublicKeyOption, ServerConnection.SecretKeyOption);
        command.SetAction((parsed, cancellationToken) => GuardAsync(
            async () =>
            {
                using var api = new ServerApi(ServerConnection.From(parsed));
                return await run(parsed, api, cancellationToken);
            },
            cancellationToken));
        return command;
    }

    public static bool WantsJson(this ParseResult parsed) => parsed.GetValue(JsonOption);

    /// <summary>Runs and turns what goes wrong into a message and an exit code.</summary>
    public static async Task<int> GuardAsync(Func<Task<int>> run, CancellationToken cancellationToken)
    {
        try
        {
            return await run();
        }
        catch (CliException exception)
        {
            return await FailAsync(exception.Message, exception.ExitCode);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return CommandLine.Stopped;
        }
        catch (Exception exception) when (exception is ArgumentException or JsonException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return await FailAsync(exception.Message, CommandLine.Failure);
        }
    }

    private static async Task<int> FailAsync(string message, int code)
    {
        await Console.Error.WriteLineAsync(ControlCharacters.Shown(message));
        return code;
    }
}
