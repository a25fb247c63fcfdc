using System.CommandLine;

namespace Langfuse.Observe.Server.Cli;

/// <summary>The command <c>langfuse-observe</c>.</summary>
internal static class CommandLine
{
    public const int Success = 0;
    public const int Failure = 1;

    public static Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("A local Langfuse: a server and a web page in one process, and small tools beside it.");
        root.Subcommands.Add(ServeCommand.Create());
        root.Subcommands.Add(TracesCommand.Create());
        root.Subcommands.Add(DoctorCommand.Create());
        root.Subcommands.Add(PricesCommand.Create());
        return root.Parse(args).InvokeAsync();
    }
}
