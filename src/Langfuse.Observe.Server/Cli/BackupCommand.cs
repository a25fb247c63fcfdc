using System.CommandLine;

namespace Langfuse.Observe.Server.Cli;

/// <summary><c>langfuse-observe backup</c> and <c>restore</c>: everything of a server into one file, and back.</summary>
internal static class BackupCommand
{
    private static readonly Argument<string> s_to = new("file") { Description = "The file to make" };
    private static readonly Argument<string> s_from = new("file") { Description = "The back-up" };

    public static Command Create()
    {
        var command = new Command("backup", "Writes everything of a server into one file, also while it runs; serve --data can be started on it") { s_to, StoreOptions.Data, StoreOptions.Postgres };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            $"Backed up into {parsed.GetValue(s_to)}", () => LangfuseServerData.BackUpAsync(StoreOptions.Read(parsed), parsed.GetValue(s_to)!, cancellationToken)));
        return command;
    }

    public static Command CreateRestore()
    {
        var command = new Command("restore", "Reads a back-up into a new file, or into an empty PostgreSQL database") { s_from, StoreOptions.Data, StoreOptions.Postgres };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            $"Restored from {parsed.GetValue(s_from)}", () => LangfuseServerData.RestoreAsync(parsed.GetValue(s_from)!, StoreOptions.Read(parsed), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(string done, Func<Task> work)
    {
        try
        {
            await work();
            Console.Out.WriteLine(ControlCharacters.Shown(done));
            return CommandLine.Success;
        }
        catch (OperationCanceledException)
        {
            return CommandLine.Stopped;
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or System.Data.Common.DbException)
        {
            await Console.Error.WriteLineAsync(ControlCharacters.Shown(exception.Message));
            return CommandLine.Failure;
        }
    }
}
