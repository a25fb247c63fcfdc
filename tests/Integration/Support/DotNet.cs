namespace Langfuse.Observe.Integration.Support;

/// <summary>Runs the dotnet command as a user would.</summary>
internal static class DotNet
{
    public static Task<CommandResult> RunAsync(string folder, params string[] arguments) => Command.RunAsync("dotnet", folder, arguments);
}
