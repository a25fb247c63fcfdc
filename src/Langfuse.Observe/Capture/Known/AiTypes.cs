using Langfuse.Observe.Capture.Known.Libraries;

namespace Langfuse.Observe.Capture.Known;

/// <summary>Every type of an AI library that capture knows, by name: the libraries themselves are not referenced.</summary>
/// <remarks>Used by the runtime, which makes accessors once per type, and by the generator, which writes direct reads where the compilation sees the type.</remarks>
internal static class AiTypes
{
    private static readonly string[] s_assemblies =
    [
        "Microsoft.Extensions.AI", "OpenAI", "Azure.AI.OpenAI", "Anthropic", "Microsoft.SemanticKernel", "Microsoft.Agents", "OllamaSharp",
        "System.ClientModel", "System.Memory.Data", "ModelContextProtocol",
    ];

    private static readonly Dictionary<string, AiType> s_byName = ByName();

    public static IEnumerable<AiType> All => s_byName.Values;

    public static AiType? Find(string? fullName) => fullName is not null && s_byName.TryGetValue(fullName, out var type) ? type : null;

    /// <summary>Whether an assembly of this name is one of the libraries: their getters and collections may be run.</summary>
    public static bool IsLibrary(string? assembly) => assembly is not null && Array.Exists(s_assemblies, name =>
        assembly.StartsWith(name, StringComparison.Ordinal) && (assembly.Length == name.Length || assembly[name.Length] == '.'));

    private static Dictionary<string, AiType> ByName()
    {
        var types = new Dictionary<string, AiType>(StringComparer.Ordinal);
        foreach (var library in new[] { MicrosoftExtensionsAI.Types, OpenAIChat.Types, OpenAIResponses.Types, OpenAIOther.Types, SemanticKernel.Types, AgentFramework.Types, Ollama.Types, AnthropicModels.Types })
        {
            foreach (var type in library)
            {
                types.Add(type.Name, type);
            }
        }

        return types;
    }
}
