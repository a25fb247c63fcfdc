using System.CommandLine;
using System.Text.Json.Nodes;
using Langfuse.Observe.Server.Cli.Prompts;
using Spectre.Console;

namespace Langfuse.Observe.Server.Cli;

/// <summary><c>langfuse-observe doctor</c>: checks what a client needs, in order, and says what to mend.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command("doctor", "Checks address, keys, clock and export, and says what to mend")
        {
            CommandSetup.JsonOption, ServerConnection.BaseUrlOption, ServerConnection.PublicKeyOption, ServerConnection.SecretKeyOption,
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
            Print(parsed, new Finding("Address", IsGood: false, exception.Message));
            return CommandLine.Failure;
        }

        if (!parsed.WantsJson())
        {
            Console.WriteLine($"Server {connection.BaseUrl} (from {connection.Origin}), public key {connection.PublicKey}");
        }

        using var client = connection.CreateClient();
        var findings = new List<Finding>();
        await foreach (var finding in new Examination(client, connection, TimeProvider.System).RunAsync(cancellationToken))
        {
            findings.Add(finding);
            if (!parsed.WantsJson())
            {
                Print(parsed, finding);
            }
        }

        if (parsed.WantsJson())
        {
            Print(parsed, [.. findings]);
        }

        return findings.TrueForAll(finding => finding.IsGood) ? CommandLine.Success : CommandLine.Failure;
    }

    private static void Print(ParseResult parsed, params IReadOnlyList<Finding> findings)
    {
        if (parsed.WantsJson())
        {
            var list = findings.Select(finding => new JsonObject { ["name"] = finding.Name, ["isGood"] = finding.IsGood, ["text"] = finding.Text });
            Console.WriteLine(new JsonArray([.. list]).ToJsonString(PromptText.Indented));
            return;
        }

        foreach (var finding in findings)
        {
            Terminal.Create().Markup(finding.IsGood ? "[green]ok  [/] " : "[red]FAIL[/] ");
            Console.WriteLine($"{finding.Name,-8} {finding.Text}");
        }
    }
}
