using System.CommandLine;
using Spectre.Console;

namespace Langfuse.Observe.Server.Cli;

/// <summary><c>langfuse-observe doctor</c>: checks what a client needs, in order, and says what to mend.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command("doctor", "Checks address, keys, clock and export, and says what to mend")
        {
            ServerConnection.BaseUrlOption, ServerConnection.PublicKeyOption, ServerConnection.SecretKeyOption,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        ServerConnection connection;
        try
        {
            connection = ServerConnection.From(parsed);
        }
        catch (ArgumentException exception)
        {
            Print(new Finding("Address", IsGood: false, exception.Message));
            return CommandLine.Failure;
        }
        Console.WriteLine($"Server {connection.BaseUrl} (from {connection.Origin}), public key {connection.PublicKey}");
        using var client = connection.CreateClient();
        var isWell = true;
        await foreach (var finding in new Examination(client, connection, TimeProvider.System).RunAsync(cancellationToken))
        {
            Print(finding);
            isWell &= finding.IsGood;
        }
        return isWell ? CommandLine.Success : CommandLine.Failure;
    }

    private static void Print(Finding finding)
    {
        Terminal.Create().Markup(finding.IsGood ? "[green]ok  [/] " : "[red]FAIL[/] ");
        Console.WriteLine($"{finding.Name,-8} {finding.Text}");
    }
}
