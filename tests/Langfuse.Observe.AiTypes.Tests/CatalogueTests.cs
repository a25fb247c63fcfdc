using System.Reflection;
using Catalogue = Langfuse.Observe.Capture.Known.AiTypes;

namespace Langfuse.Observe.AiTypes.Tests;

/// <summary>The list against the real assemblies: each type is there under its name, each path leads somewhere.</summary>
public sealed class CatalogueTests
{
    // Names of previews and of other versions.
    private static readonly HashSet<string> s_others = ["Microsoft.Agents.AI.AgentRunResponse", "Microsoft.Agents.AI.AgentRunResponseUpdate", "Microsoft.Extensions.AI.ErrorContent"];

    private static readonly Assembly[] s_libraries =
    [
        typeof(Microsoft.Extensions.AI.ChatMessage).Assembly, typeof(OpenAI.Chat.ChatClient).Assembly, typeof(System.ClientModel.ClientResult).Assembly, typeof(BinaryData).Assembly,
        typeof(Anthropic.AnthropicClient).Assembly, typeof(Microsoft.SemanticKernel.KernelContent).Assembly, typeof(Microsoft.SemanticKernel.Connectors.OpenAI.OpenAIPromptExecutionSettings).Assembly,
        typeof(Microsoft.Agents.AI.AgentResponse).Assembly, typeof(OllamaSharp.OllamaApiClient).Assembly,
    ];

    public static TheoryData<string> Names => new(Catalogue.All.Select(type => type.Name).Where(name => !s_others.Contains(name)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Type_IsInItsLibraryWithItsMembers(string name)
    {
        var type = s_libraries.Select(library => library.GetType(name)).FirstOrDefault(found => found is not null);
        Assert.True(type is not null, $"no library has {name}");
        foreach (var member in Catalogue.Find(name)!.Members.Where(_ => name != "Anthropic.Core.ModelBase"))
        {
            Assert.True(member.Paths().Any(path => Leads(type, path)), $"{name} has no {member.Path}");
        }
    }

    private static bool Leads(Type type, string[] path)
    {
        foreach (var step in path)
        {
            var holder = Nullable.GetUnderlyingType(type) ?? type;
            var next = step.EndsWith("()", StringComparison.Ordinal)
                ? holder.GetMethods().FirstOrDefault(method => method.Name == step.Split('<', '(')[0] && method.GetParameters().Length == 0)?.ReturnType
                : holder.GetProperties().FirstOrDefault(property => property.Name == step)?.PropertyType;
            if (next is null)
            {
                return false;
            }

            type = next;
        }

        return true;
    }
}
