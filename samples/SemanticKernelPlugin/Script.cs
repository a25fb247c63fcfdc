using ModelService;

namespace SemanticKernelPlugin;

/// <summary>What the model says without a key.</summary>
internal static class Script
{
    public static Reply Answer(IReadOnlyList<Turn> turns) => turns[^1].Role == "tool"
        ? Reply.Say("Done: " + turns[^1].Text + ".")
        : Reply.Call("Lights-switch_light", """{"room":"kitchen","on":true}""");
}
