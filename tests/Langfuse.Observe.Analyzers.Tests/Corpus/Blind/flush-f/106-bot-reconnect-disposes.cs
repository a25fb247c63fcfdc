// Right
using Langfuse.Observe;

namespace StreamBot;

public interface ISettingsSource
{
    event Func<string, Task>? EnvironmentChanged;
}

public sealed class BotTelemetry : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private LangfuseClient _langfuse = LangfuseClient.Start();

    public BotTelemetry(ISettingsSource settings) => settings.EnvironmentChanged += ReopenAsync;

    public void Record(string command, bool ok)
    {
        using var trace = _langfuse.StartTrace("command", input: command);
        trace.Score("succeeded", ok);
    }

    private async Task ReopenAsync(string environment)
    {
        await _gate.WaitAsync();
        try
        {
            await _langfuse.DisposeAsync();
            _langfuse = LangfuseClient.Start(options => options.Environment = environment);
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _langfuse.DisposeAsync();
        _gate.Dispose();
    }
}
