using System.CommandLine;

namespace Langfuse.Observe.Server.Cli;

/// <summary><c>langfuse-observe backup FILE</c> and <c>restore FILE</c>: a copy of the data file, and back.</summary>
internal static class BackupCommand
{
    private static readonly Argument<string> s_file = new("file") { Description = "The copy" };
    private static readonly Option<string> s_data = new("--data") { Description = "The data file of the server", DefaultValueFactory = _ => ServeCommand.DefaultDataPath() };
    private static readonly Option<bool> s_overwrite = new("--overwrite") { Description = "Replace the data file that is there" };

    public static Command Create()
    {
        var command = new Command("backup", "Copies the data file, also while the server runs").With(s_file, s_data, CommandSetup.JsonOption);
        command.SetAction((parsed, cancellationToken) => CommandSetup.GuardAsync(
            async () =>
            {
                await LangfuseLocalServer.BackupAsync(parsed.GetValue(s_data)!, parsed.GetValue(s_file)!);
                return Said(parsed, $"Copied {parsed.GetValue(s_data)}.");
            },
            cancellationToken));
        return command;
    }

    public static Command CreateRestore()
    {
        var command = new Command("restore", "Puts a copy of the data file back").With(s_file, s_data, s_overwrite, CommandSetup.JsonOption);
        command.SetAction((parsed, cancellationToken) => CommandSetup.GuardAsync(
            async () =>
            {
                await LangfuseLocalServer.RestoreAsync(parsed.GetValue(s_file)!, parsed.GetValue(s_data)!, parsed.GetValue(s_overwrite));
                return Said(parsed, $"Put it in the place of {parsed.GetValue(s_data)}.");
            },
            cancellationToken));
        return command;
    }

    private static int Said(ParseResult parsed, string text)
    {
        var bytes = new FileInfo(parsed.GetValue(s_file)!).Length;
        Console.WriteLine(parsed.WantsJson() ? $$"""{"bytes": {{bytes}}}""" : $"{text} {bytes / 1e6:0.0} MB");
        return CommandLine.Success;
    }
}
