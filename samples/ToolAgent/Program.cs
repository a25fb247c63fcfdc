using Langfuse.Observe;
using Microsoft.Extensions.AI;
using ModelService;
using OpenAI;
using ToolAgent;

await using var langfuse = LangfuseClient.Start();
await using var model = await Model.ConnectAsync(Script.Answer);

// Below function invocation each call of the model is a generation; the tools hang under the generation that asked for them.
using IChatClient chat = new OpenAIClient(model.Key, new OpenAIClientOptions { Endpoint = model.Address })
    .GetChatClient(model.Name).AsIChatClient().AsBuilder()
    .UseFunctionInvocation()
    .UseLangfuse()
    .Build();

await foreach (var text in new SupportAgent(chat).AnswerAsync("Please refund order 7.", userId: "user-1"))
{
    Console.Write(text);
}

Console.WriteLine();
