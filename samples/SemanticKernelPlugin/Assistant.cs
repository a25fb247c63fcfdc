using Langfuse.Observe;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.Connectors.OpenAI;

namespace SemanticKernelPlugin;

/// <summary>Answers with the kernel's functions, as it streams.</summary>
internal static class Assistant
{
    [Observe(AsType = ObservationType.Agent, Name = "assistant")]
    public static async IAsyncEnumerable<string> AnswerAsync(Kernel kernel, string question)
    {
        var settings = new OpenAIPromptExecutionSettings { FunctionChoiceBehavior = FunctionChoiceBehavior.Auto() };
        await foreach (var text in kernel.InvokePromptStreamingAsync<string>(question, new KernelArguments(settings)))
        {
            yield return text;
        }
    }
}
