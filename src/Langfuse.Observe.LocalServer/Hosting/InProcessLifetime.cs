namespace Langfuse.Observe.LocalServer.Hosting;

/// <summary>A host lifetime that leaves Ctrl+C and process exit to the program the server runs in.</summary>
internal sealed class InProcessLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
