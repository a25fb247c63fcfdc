using Langfuse.Observe.Server.Cli;

namespace Langfuse.Observe.Server;

// Not top-level statements: those would make a public Program, which clashes with that of a program hosting the server in-process.
internal static class Program
{
    private static Task<int> Main(string[] args) => CommandLine.RunAsync(args);
}
