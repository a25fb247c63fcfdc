// Right
using Langfuse.Observe;

namespace Plugins;

public interface IPlugin
{
    string Run(string input);
}

public sealed class PluginHost : IAsyncDisposable
{
    private readonly Lazy<LangfuseClient> _langfuse = new(() => LangfuseClient.Start(options => options.ServiceName = "plugins"));
    private readonly Dictionary<string, IPlugin> _plugins = new(StringComparer.OrdinalIgnoreCase);

    public void Register(string name, IPlugin plugin) => _plugins[name] = plugin;

    public string Invoke(string name, string input)
    {
        if (!_plugins.TryGetValue(name, out var plugin))
        {
            return "";
        }

        using var span = _langfuse.Value.StartObservation("plugin", ObservationType.Tool, input: input, metadata: new { name });
        var output = plugin.Run(input);
        span.Update(output: output);
        return output;
    }

    public async ValueTask DisposeAsync()
    {
        if (_langfuse.IsValueCreated)
        {
            await _langfuse.Value.DisposeAsync();
        }
    }
}
