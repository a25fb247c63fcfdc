// Planted: LFO5003
using Langfuse.Observe;

namespace MapStudio;

public interface IMapPlugin
{
    void Load();

    void Unload();
}

public sealed class RoutePlugin : IMapPlugin
{
    private readonly LangfuseClient _langfuse;
    private Action? _onUnload;

    public RoutePlugin(LangfuseClient langfuse) => _langfuse = langfuse;

    public void Load()
    {
        _onUnload = () =>
        {
            var pending = _langfuse.Delivery.Pending;
            if (pending > 0)
            {
                var flush = _langfuse.FlushAsync();
                Console.WriteLine($"sending {pending} items");
            }
        };
    }

    public string Route(string from, string to)
    {
        using var trace = _langfuse.StartTrace("route", input: new { from, to });
        var via = string.CompareOrdinal(from, to) < 0 ? "the bridge" : "the ferry";
        trace.Update(output: via);
        return via;
    }

    public void Unload() => _onUnload?.Invoke();
}
