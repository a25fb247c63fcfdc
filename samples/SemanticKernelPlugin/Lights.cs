using System.ComponentModel;
using Langfuse.Observe;
using Microsoft.SemanticKernel;

namespace SemanticKernelPlugin;

/// <summary>A plugin: what its functions are called with, and what they give, is in the trace.</summary>
public sealed class Lights
{
    private readonly HashSet<string> _lit = [];

    [KernelFunction("switch_light"), Description("Switches a light.")]
    [Observe(AsType = ObservationType.Tool, Name = "switch_light")]
    public string Switch(string room, bool on)
    {
        _ = on ? _lit.Add(room) : _lit.Remove(room);
        return $"the light in the {room} is {(on ? "on" : "off")}";
    }
}
