using AgentWorkflow;
using Langfuse.Observe;
using Microsoft.Extensions.AI;
using ModelService;
using OpenAI;

await using var langfuse = LangfuseClient.Start();
await using var model = await Model.ConnectAsync(Script.Answer);

using var chat = new OpenAIClient(model.Key, new OpenAIClientOptions { Endpoint = model.Address })
    .GetChatClient(model.Name).AsIChatClient().UseLangfuse();

await foreach (var text in new Newsroom(chat).PublishAsync("a tent that folds itself"))
{
    Console.Write(text);
}

Console.WriteLine();
