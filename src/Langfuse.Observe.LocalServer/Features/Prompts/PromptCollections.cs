using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.Prompts;

internal static class PromptCollections
{
    public static readonly Collection<PromptVersion> Versions =
        new("prompt", PromptJson.Default.PromptVersion, prompt => prompt.Id, prompt => prompt.Version) { Parent = prompt => prompt.Name, Unique = prompt => prompt.UniqueName };
}
