using Langfuse.Observe;
using PromptManagement;

const string question = "Where is my parcel?";
var history = new[] { new ChatPromptMessage("user", "Is it any good?") };

await using var langfuse = LangfuseClient.Start();

await langfuse.Prompts.CreateTextAsync("support-answer", "Answer {{customer_name}}: {{question}}", labels: ["production"], config: new { model = "gpt-4o", temperature = 0.7 });
TextPrompt prompt = await langfuse.Prompts.GetTextAsync("support-answer", label: "production", fallback: "Answer {{question}}");
string text = prompt.Compile(new { customer_name = "Alice", question });
Console.WriteLine($"version {prompt.Version}: {text}");

await langfuse.Prompts.CreateChatAsync("movie-critic", [new("system", "You judge {{movie}}."), ChatPromptMessage.Placeholder("history")]);
await langfuse.Prompts.CreateChatAsync("movie-critic", [new("system", "You judge {{movie}} kindly."), ChatPromptMessage.Placeholder("history")]);
ChatPrompt chat = await langfuse.Prompts.GetChatAsync("movie-critic", version: 2);
IReadOnlyList<ChatPromptMessage> messages = chat.Compile(new { movie = "Dune" }, placeholders: new { history });
Console.WriteLine(string.Join(" | ", messages));

// The file prompts/greeting.prompt.md has made a class, whose Compile has a parameter for each variable, and which falls back to the file.
var greeting = await Prompts.Greeting.GetAsync(langfuse);
Console.WriteLine($"{(greeting.IsFallback ? "from the file" : "from Langfuse")}: {greeting.Compile(name: "Alice", place: "Lisbon")}");

using var trace = langfuse.StartTrace("prompts");
trace.StartGeneration("answer", model: (string?)prompt.Config["model"], input: text, prompt: prompt).End();
using (LangfuseContext.Propagate(prompt: chat))
{
    trace.StartGeneration("inside", input: messages).End();
}
