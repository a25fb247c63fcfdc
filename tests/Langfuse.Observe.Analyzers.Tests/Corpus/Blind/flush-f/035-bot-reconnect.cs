// Planted: LFO5005
using Langfuse.Observe;

namespace GuildBot;

public sealed record BotSettings(string Environment, double SampleRate);

public sealed class BotTelemetry : IAsyncDisposable
{
    private LangfuseClient _langfuse;

    public BotTelemetry(BotSettings settings) => _langfuse = Open(settings);

    public event Action<string>? Changed;

    public void Record(string command, bool ok)
    {
        using var trace = _langfuse.StartTrace("bot-command", input: command);
        trace.Score("succeeded", ok);
    }

    public void OnSettingsChanged(BotSettings settings)
    {
        _langfuse = Open(settings);
        Changed?.Invoke(settings.Environment);
    }

    private static LangfuseClient Open(BotSettings settings) => LangfuseClient.Start(options =>
    {
        options.Environment = settings.Environment;
        options.SampleRate = settings.SampleRate;
    });

    public ValueTask DisposeAsync() => _langfuse.DisposeAsync();
}
