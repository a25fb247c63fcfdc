using System.ComponentModel;
using Langfuse.Observe;
using Microsoft.SemanticKernel;

namespace SemanticKernelPlugin;

/// <summary>A plugin: what its functions are called with, and what they give, is in the trace.</summary>
internal sealed class Lights
{
    [KernelFunction("switch_light"), Description("Switches a light.")]
    [Observe(AsType = ObservationType.Tool, Name = "switch_light")]
    public string Switch(string room, bool on) => $"the light in the {room} is {(on ? "on" : "off")}";
}
