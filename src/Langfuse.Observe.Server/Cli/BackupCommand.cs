using System.CommandLine;

namespace Langfuse.Observe.Server.Cli;

/// <summary><c>langfuse-observe backup FILE</c> and <c>restore FILE</c>: a copy of the data file, and back.</summary>
internal static class BackupCommand
{
    private static readonly Argument<string> s_file = new("file") { Description = "The copy" };
    private static readonly Option<bool> s_overwrite = new("--overwrite") { Description = "Replace the data file that is there" };

    public static Command Create()
    {
        var command = new Command("backup", "Copies everything of a server into one file, also while it runs").With(s_file, StoreOptions.Data, StoreOptions.Postgres, CommandSetup.JsonOption);
        command.SetAction((parsed, cancellationToken) => CommandSetup.GuardAsync(
            async () =>
            {
                await LangfuseLocalServer.BackupAsync(StoreOptions.Read(parsed), parsed.GetValue(s_file)!, cancellationToken);
                return Said(parsed, $"Copied {Place(parsed)}.");
            },
            cancellationToken));
        return command;
    }

    public static Command CreateRestore()
    {
        var command = new Command("restore", "Puts a copy back, or into an empty PostgreSQL database").With(s_file, StoreOptions.Data, StoreOptions.Postgres, s_overwrite, CommandSetup.JsonOption);
        command.SetAction((parsed, cancellationToken) => CommandSetup.GuardAsync(
            async () =>
            {
                await LangfuseLocalServer.RestoreAsync(parsed.GetValue(s_file)!, StoreOptions.Read(parsed), parsed.GetValue(s_overwrite), cancellationToken);
                return Said(parsed, $"Put it in the place of {Place(parsed)}.");
            },
            cancellationToken));
        return command;
    }

    // A connection string has a password in it.
    private static string Place(ParseResult parsed) => StoreOptions.DataPath(parsed) ?? "PostgreSQL";

    private static int Said(ParseResult parsed, string text)
    {
        var bytes = new FileInfo(parsed.GetValue(s_file)!).Length;
        Console.WriteLine(parsed.WantsJson() ? $$"""{"bytes": {{bytes}}}""" : $"{text} {bytes / 1e6:0.0} MB");
        return CommandLine.Success;
    }
}
