// Right
using Langfuse.Observe;
using System.Diagnostics;

namespace Plugins;

public interface IPlugin
{
    string Name { get; }
    string Run(string text);
}

public sealed class PluginHost(IReadOnlyList<IPlugin> plugins)
{
    [Observe(AsType = ObservationType.Chain, Name = "run-plugins")]
    public string RunAll(string text)
    {
        foreach (var plugin in plugins)
        {
            var before = Activity.Current;
            try
            {
                text = plugin.Run(text);
            }
            finally
            {
                Activity.Current = before;
            }
        }

        return Tidy(text);
    }

    [Observe]
    private static string Tidy(string text) => text.Trim();
}
