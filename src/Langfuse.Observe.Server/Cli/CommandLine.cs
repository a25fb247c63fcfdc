using System.CommandLine;
using Langfuse.Observe.Server.Cli.Prompts;
using Langfuse.Observe.Server.Cli.Push;

namespace Langfuse.Observe.Server.Cli;

/// <summary>The command <c>langfuse-observe</c>.</summary>
internal static class CommandLine
{
    /// <summary>Done.</summary>
    public const int Success = 0;

    /// <summary>Not done, for the reason on the error output; or, for doctor, something has to be mended.</summary>
    public const int Failure = 1;

    /// <summary>Done in part: some of many things could not be done, each is named.</summary>
    public const int Partly = 2;

    /// <summary>Stopped by Ctrl+C, as shells count it.</summary>
    public const int Stopped = 130;

    public static Task<int> RunAsync(string[] args) => Root().Parse(args).InvokeAsync();

    public static RootCommand Root()
    {
        var root = new RootCommand("A local Langfuse: a server and a web page in one process, and small tools beside it. Exit codes: 0 done, 1 not done, 2 done in part, 130 stopped.");
        foreach (var command in Commands())
        {
            root.Subcommands.Add(command);
        }

        return root;
    }

    private static IEnumerable<Command> Commands() =>
    [
        ServeCommand.Create(), TracesCommand.Create(), TraceCommand.Create(), TailCommand.Create(), ScoresCommand.Create(), SessionsCommand.Create(), MetricsCommand.Create(),
        PromptsCommand.Create(), DatasetsCommand.Create(), RunsCommand.Create(), SyncCommand.Create(), PushCommand.Create(), PricesCommand.Create(), ExchangeCommands.CreateExport(), ExchangeCommands.CreateImport(),
        BackupCommand.Create(), BackupCommand.CreateRestore(), DoctorCommand.Create(), CompletionCommand.Create(),
    ];
}
