using Langfuse.Observe;
using Microsoft.SemanticKernel;
using ModelService;
using OpenAI;
using SemanticKernelPlugin;

await using var langfuse = LangfuseClient.Start();
await using var model = await Model.ConnectAsync(Script.Answer);

// The kernel gets a client of OpenAI whose every call is a generation.
var builder = Kernel.CreateBuilder();
builder.AddOpenAIChatCompletion(model.Name, new OpenAIClient(model.Key, new OpenAIClientOptions { Endpoint = model.Address }.UseLangfuse()));
builder.Plugins.AddFromType<Lights>();

await foreach (var text in Assistant.AnswerAsync(builder.Build(), "Turn the light in the kitchen on, please."))
{
    Console.Write(text);
}

Console.WriteLine();
