using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Langfuse.Observe.Aspire;

/// <summary>The command that starts the server. Aspire only says that it could not be started, not where it comes from.</summary>
internal static partial class ServerCommand
{
    /// <exception cref="DistributedApplicationException">It is nowhere on this machine; the resource's log has the same text.</exception>
    public static Task CheckAsync(LangfuseLocalResource server, IServiceProvider services)
    {
        if (IsThere(server))
        {
            return Task.CompletedTask;
        }

        var problem = $"The resource '{server.Name}' cannot start: there is no command '{server.Command}'. "
            + "Install it with 'dotnet tool install --global Langfuse.Observe.Server', or say where it is with AddLangfuseLocal(command: \"...\").";
        CannotStart(services.GetRequiredService<ResourceLoggerService>().GetLogger(server), problem);
        throw new DistributedApplicationException(problem);
    }

    // Looked for as the operating system does: a path stands for itself, a name is on the PATH, on Windows with one of the known endings.
    private static bool IsThere(LangfuseLocalResource server)
    {
        string[] folders = server.Command.AsSpan().ContainsAny(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar)
            ? [server.WorkingDirectory]
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        string[] endings = OperatingSystem.IsWindows() ? ["", .. (Environment.GetEnvironmentVariable("PATHEXT") ?? ".EXE").Split(';')] : [""];
        return folders.Any(folder => endings.Any(ending => File.Exists(Path.Combine(folder, server.Command + ending))));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Problem}")]
    private static partial void CannotStart(ILogger logger, string problem);
}
